import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { documentOf, textName, textOf } from "#lib/narrative/document.ts";

/** What a document's next change sends. */
export function updateBy(document: Y.Doc, change: () => void): Uint8Array {
  const sent: Uint8Array[] = [];
  const keep = (update: Uint8Array) => sent.push(update);
  document.on("update", keep);
  change();
  document.off("update", keep);
  return Y.mergeUpdates(sent);
}

export const type = (document: Y.Doc, at: number, text: string, section = "summary") =>
  updateBy(document, () => textOf(document, section).insert(at, text));

export const copyOf = (document: Y.Doc) => documentOf([Y.encodeStateAsUpdate(document)]);

/** One character of a client that never was, between two others. */
export function between(left: Y.ID | null, right: Y.ID | null, client: number, clock: number): Uint8Array {
  const bytes = encoding.createEncoder();
  for (const value of [1, 1, client, clock]) encoding.writeVarUint(bytes, value);
  encoding.writeUint8(bytes, 4 | (left === null ? 0 : 0x80) | (right === null ? 0 : 0x40));
  for (const id of [left, right]) {
    if (id === null) continue;
    encoding.writeVarUint(bytes, id.client);
    encoding.writeVarUint(bytes, id.clock);
  }
  if (left === null && right === null) {
    encoding.writeVarUint(bytes, 1);
    encoding.writeVarString(bytes, textName("summary"));
  }
  encoding.writeVarString(bytes, "X");
  encoding.writeVarUint(bytes, 0);
  return encoding.toUint8Array(bytes);
}
