import { createDecoder, type Decoder, peekVarUint, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import * as Y from "yjs";

/** The kinds of frames in the protocol of Hocuspocus, as their second value. The first is the document's name. */
export const FRAMES = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** As `sync`, but asks for nothing in return. */
  syncReply: 4,
  close: 7,
  syncStatus: 8,
} as const;

/** The first value of what follows in a sync frame (y-protocols/sync). */
export const SYNC = { askWithState: 0, answer: 1, update: 2 } as const;

/** What is said of one client in an awareness update of Yjs. */
export type ClientState = {
  readonly client: number;
  readonly clock: number;
  /** As it came; null where the client is gone. */
  readonly state: unknown;
};

/** A frame that a client may send. */
export type Frame = { readonly document: string } & (
  | { readonly kind: "auth" | "query" | "leave" }
  | { readonly kind: "sync"; readonly step: number; readonly payload: Uint8Array }
  | { readonly kind: "presence"; readonly states: readonly ClientState[] }
);

/** A client may say again what it heard of all others. */
const MOST_STATES = 5_000;

/** The least that a Yjs update is: no change and no deletion. */
const LEAST_UPDATE_BYTES = 2;

/**
 * What a client sent; null where it is no whole frame that clients send. What passes here, Hocuspocus can read: it would throw,
 * and write to the console, over anything else.
 */
export function readFrame(bytes: Uint8Array): Frame | null {
  try {
    const decoder = createDecoder(bytes);
    const document = readVarString(decoder);
    const type = readVarUint(decoder);
    switch (type) {
      case FRAMES.sync:
      case FRAMES.syncReply: {
        const step = readVarUint(decoder);
        const payload = readVarUint8Array(decoder);
        return isSyncMessage(step, payload) ? { document, kind: "sync", step, payload } : null;
      }
      case FRAMES.awareness:
        return { document, kind: "presence", states: readStates(readVarUint8Array(decoder)) };
      case FRAMES.auth:
        // The token behind it, and the version of the provider behind that where there is one.
        if (readVarUint(decoder) !== 0) return null;
        readVarString(decoder);
        if (hasMore(decoder)) readVarString(decoder);
        return { document, kind: "auth" };
      case FRAMES.queryAwareness:
        return { document, kind: "query" };
      case FRAMES.close:
        return { document, kind: "leave" };
      default:
        return null;
    }
  } catch {
    return null;
  }
}

/** The reason in a frame of the server that says who it is not; null in any other. */
export function readDenial(bytes: Uint8Array): string | null {
  const decoder = createDecoder(bytes);
  readVarString(decoder);
  const isDenial = readVarUint(decoder) === FRAMES.auth && readVarUint(decoder) === 1;
  return isDenial ? readVarString(decoder) : null;
}

/** @throws where it is no awareness update, or one of more clients than there can be */
export function readStates(update: Uint8Array): ClientState[] {
  const decoder = createDecoder(update);
  const states: ClientState[] = [];
  if (peekVarUint(decoder) > MOST_STATES) throw new Error("more clients than there can be");
  for (let left = readVarUint(decoder); left > 0; left -= 1) {
    const client = readVarUint(decoder);
    const clock = readVarUint(decoder);
    states.push({ client, clock, state: JSON.parse(readVarString(decoder)) });
  }
  return states;
}

/** The awareness update that says this. */
export function writeStates(states: readonly ClientState[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, states.length);
  for (const { client, clock, state } of states) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, clock);
    writeVarString(encoder, JSON.stringify(state));
  }
  return toUint8Array(encoder);
}

/** An update itself is read where it is stored. */
function isSyncMessage(step: number, payload: Uint8Array): boolean {
  if (step === SYNC.askWithState) {
    Y.decodeStateVector(payload);
    return true;
  }
  return (step === SYNC.answer || step === SYNC.update) && payload.length >= LEAST_UPDATE_BYTES;
}

function hasMore({ pos, arr }: Decoder): boolean {
  return pos < arr.length;
}
