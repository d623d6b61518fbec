import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { FRAMES, readDenial, readFrame, readStates, SYNC, writeStates } from "#lib/collab/frame.ts";

type Part = number | string | Uint8Array;

/** A frame to the document `d`; numbers, strings and bytes as the protocol writes them. */
function frame(...parts: readonly Part[]): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, "d");
  for (const part of parts) {
    if (typeof part === "number") writeVarUint(encoder, part);
    else if (typeof part === "string") writeVarString(encoder, part);
    else writeVarUint8Array(encoder, part);
  }
  return toUint8Array(encoder);
}

const update = Y.encodeStateAsUpdate(new Y.Doc());
const states = [
  { client: 7, clock: 3, state: { cursor: null } },
  { client: 8, clock: 2 ** 40, state: null },
];

const crowd = (size: number) => Array.from({ length: size }, (_, client) => ({ client, clock: 1, state: null }));

describe("what a client may send", () => {
  test.each<{ given: string; bytes: Uint8Array; read: object }>([
    { given: "its token", bytes: frame(FRAMES.auth, 0, "t"), read: { kind: "auth" } },
    { given: "its token and version", bytes: frame(FRAMES.auth, 0, "t", "4.7.0"), read: { kind: "auth" } },
    {
      given: "its state",
      bytes: frame(FRAMES.sync, SYNC.askWithState, Y.encodeStateVector(new Y.Doc())),
      read: { kind: "sync", step: SYNC.askWithState },
    },
    { given: "an answer", bytes: frame(FRAMES.syncReply, SYNC.answer, update), read: { kind: "sync", step: 1 } },
    { given: "an update", bytes: frame(FRAMES.sync, SYNC.update, update), read: { kind: "sync", step: 2 } },
    { given: "its presence", bytes: frame(FRAMES.awareness, writeStates(states)), read: { kind: "presence", states } },
    { given: "a question who is there", bytes: frame(FRAMES.queryAwareness), read: { kind: "query" } },
    { given: "a goodbye", bytes: frame(FRAMES.close, "bye"), read: { kind: "leave" } },
  ])("given $given, then it is read", ({ bytes, read }) => {
    expect(readFrame(bytes)).toMatchObject({ document: "d", ...read });
  });

  test.each<{ given: string; bytes: Uint8Array }>([
    { given: "nothing", bytes: new Uint8Array() },
    { given: "a name that breaks off", bytes: Uint8Array.of(200, 1, 65) },
    { given: "a name alone", bytes: frame() },
    { given: "a frame of the server", bytes: frame(FRAMES.syncStatus, 1) },
    { given: "a message to all others", bytes: frame(6, "hello") },
    { given: "a message to the server", bytes: frame(5, "hello") },
    { given: "a kind that there is none of", bytes: frame(99) },
    { given: "an unknown step", bytes: frame(FRAMES.sync, 3, update) },
    { given: "an update that breaks off", bytes: frame(FRAMES.sync, SYNC.update, update).subarray(0, -1) },
    { given: "an update of one byte", bytes: frame(FRAMES.sync, SYNC.update, Uint8Array.of(0)) },
    { given: "a state that breaks off", bytes: frame(FRAMES.sync, SYNC.askWithState, Uint8Array.of(5, 1)) },
    { given: "presence that is no JSON", bytes: frame(FRAMES.awareness, Uint8Array.of(1, 7, 1, 1, 123)) },
    { given: "presence of fewer than it says", bytes: frame(FRAMES.awareness, Uint8Array.of(2, 7, 1, 2, 123, 125)) },
    { given: "presence of more than there can be", bytes: frame(FRAMES.awareness, writeStates(crowd(5_001))) },
    { given: "a refusal, which is the server's", bytes: frame(FRAMES.auth, 1, "no") },
  ])("given $given, then it is none", ({ bytes }) => {
    expect(readFrame(bytes)).toBeNull();
  });
});

test("given states that are written, then they are read again", () => {
  expect(readStates(writeStates(states))).toEqual(states);
});

test("given a frame of the server, then a refusal alone is one", () => {
  expect(readDenial(frame(FRAMES.auth, 1, "unavailable"))).toBe("unavailable");
  expect(readDenial(frame(FRAMES.auth, 2, "readonly"))).toBeNull();
  expect(readDenial(frame(FRAMES.sync, SYNC.update, update))).toBeNull();
});
