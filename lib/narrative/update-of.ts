import * as Y from "yjs";
import { type Texts, textOf } from "#lib/narrative/document.ts";

/** The update that is a whole new document with these texts. Two of them never become one: each text would be there twice. */
export function updateOfTexts(texts: Texts): Uint8Array {
  const document = new Y.Doc();
  document.transact(() => {
    for (const [section, text] of Object.entries(texts)) textOf(document, section).insert(0, text);
  });
  return Y.encodeStateAsUpdate(document);
}
