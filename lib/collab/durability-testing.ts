import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { FRAMES, SYNC } from "#lib/collab/frame.ts";
import type { RawClient } from "#lib/collab/testing.ts";
import { readUpdates } from "#lib/db/narrative-updates.ts";
import { documentOf, type Texts, textsOf } from "#lib/narrative/document.ts";

/** Sends an update as it is, whatever is in it. */
export function sendUpdate(client: RawClient, update: Uint8Array): void {
  const encoder = createEncoder();
  writeVarUint(encoder, SYNC.update);
  writeVarUint8Array(encoder, update);
  client.send(client.frame(FRAMES.sync, toUint8Array(encoder)));
}

/** What was said to the client's changes. */
export function answersTo(client: RawClient): readonly boolean[] {
  // The first answers what it had when it came.
  return client.answers.slice(1);
}

/** Waits until so many of the client's changes are answered. */
export function answered(client: RawClient, count: number): Promise<void> {
  return client.until(() => answersTo(client).length >= count);
}

/** What is stored, as another process would open it. */
export async function storedTexts(number: number): Promise<Texts> {
  return textsOf(documentOf((await readUpdates(number)).map(({ update }) => update)));
}
