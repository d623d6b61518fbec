import * as decoding from "lib0/decoding";
import { sectionOf } from "#lib/narrative/document.ts";

/** A character by who typed it and which of theirs it is. */
export type CharacterId = { readonly client: number; readonly clock: number };

/** A run of characters of one client, as an update tells it. */
export type Run = {
  readonly clock: number;
  readonly length: number;
  readonly origin: CharacterId | null;
  readonly rightOrigin: CharacterId | null;
  /** The name of the text that it stands in; null where that follows from a neighbour. */
  readonly name: string | null;
  /** Whether there is text in it: what was deleted, and what a client leaves out, is none. */
  readonly kind: "text" | "deleted" | "skipped";
};

/** Characters of one client that are deleted. */
export type Deletion = { readonly client: number; readonly clock: number; readonly length: number };

export type ReadUpdate = {
  readonly runs: ReadonlyMap<number, readonly Run[]>;
  readonly deletions: readonly Deletion[];
};

/** Bytes that no honest editor sends. */
export class MalformedUpdate extends Error {}

/** An editor's day offline is a tenth of it; what comes with more would keep everybody waiting while it is put in. */
const MOST_RUNS = 50_000;
/** Yjs draws the ids of its clients from 32 bits. */
const MOST_CLIENT = 0xffff_ffff;
/** A client counts what it types; nobody types more in the life of a page. */
const MOST_CLOCK = 2 ** 31;
const SECTION_ID = /^[a-z][a-z0-9-]{0,39}$/;

// How a run is written (Yjs, `Item.write`): the kind of its content in five bits, and what else is there in three.
const KIND = 0b0001_1111;
const HAS_KEY = 0b0010_0000;
const HAS_RIGHT_ORIGIN = 0b0100_0000;
const HAS_ORIGIN = 0b1000_0000;
const DELETED = 1;
const TEXT = 4;
const SKIPPED = 10;

/**
 * Reads an update of a narrative (Yjs, version 1). Of all that Yjs can say it takes what editors of plain texts at the top of a
 * document say: text, and what was deleted. Nothing is allocated that was only announced.
 * @throws MalformedUpdate
 */
export function readUpdate(update: Uint8Array): ReadUpdate {
  const from = decoding.createDecoder(update);
  try {
    const runs = readRuns(from);
    const deletions = readDeletions(from);
    if (from.pos !== update.length) throw new MalformedUpdate("there is more behind its end");
    return { runs, deletions };
  } catch (err) {
    // What the decoder throws of itself says that the bytes ended or are no number or text.
    throw err instanceof MalformedUpdate ? err : new MalformedUpdate("it cannot be decoded");
  }
}

function readRuns(from: decoding.Decoder): Map<number, Run[]> {
  const all = new Map<number, Run[]>();
  let total = 0;
  for (let clients = number(from); clients > 0; clients--) {
    const count = number(from);
    const client = readClient(from);
    let clock = number(from);
    if (count === 0) throw new MalformedUpdate("a client is named who did nothing");
    // Yjs would drop what it says of the client first.
    if (all.has(client)) throw new MalformedUpdate("a client is named twice");
    total += count;
    if (total > MOST_RUNS) throw new MalformedUpdate(`there are more than ${MOST_RUNS} parts`);
    const runs: Run[] = [];
    for (let index = 0; index < count; index++) {
      const run = readRun(from, clock);
      if (run.length === 0) throw new MalformedUpdate("a part is empty");
      clock += run.length;
      if (clock > MOST_CLOCK) throw new MalformedUpdate("a client has typed more than anybody can");
      runs.push(run);
    }
    all.set(client, runs);
  }
  return all;
}

function readRun(from: decoding.Decoder, clock: number): Run {
  const info = byte(from);
  const run = { clock, origin: null, rightOrigin: null, name: null };
  if (info === SKIPPED) return { ...run, length: number(from), kind: "skipped" };
  const kind = info & KIND;
  // What is collected as a whole (kind 0) stood inside of something deleted, and texts at the top are never deleted.
  if (kind !== DELETED && kind !== TEXT) throw new MalformedUpdate("something else than text is in it");
  if ((info & HAS_KEY) !== 0) throw new MalformedUpdate("something stands under a key");
  const origin = (info & HAS_ORIGIN) === 0 ? null : readId(from);
  const rightOrigin = (info & HAS_RIGHT_ORIGIN) === 0 ? null : readId(from);
  const name = origin === null && rightOrigin === null ? readName(from) : null;
  if (kind === DELETED) return { clock, origin, rightOrigin, name, length: number(from), kind: "deleted" };
  const text = string(from);
  // PostgreSQL's texts, which a version is kept in, cannot hold it.
  if (text.includes("\0")) throw new MalformedUpdate("the character U+0000 is in it");
  return { clock, origin, rightOrigin, name, length: text.length, kind: "text" };
}

function readDeletions(from: decoding.Decoder): Deletion[] {
  const deletions: Deletion[] = [];
  const seen = new Set<number>();
  for (let clients = number(from); clients > 0; clients--) {
    const client = readClient(from);
    if (seen.has(client)) throw new MalformedUpdate("deletions of a client are told twice");
    seen.add(client);
    let end = 0;
    for (let count = number(from); count > 0; count--) {
      const clock = number(from);
      const length = number(from);
      // Yjs writes them sorted and apart; each of many that overlap would go through the same text again.
      if (length === 0 || clock < end) throw new MalformedUpdate("deletions overlap");
      end = clock + length;
      if (end > MOST_CLOCK) throw new MalformedUpdate("more is deleted than anybody can type");
      deletions.push({ client, clock, length });
    }
  }
  return deletions;
}

function readName(from: decoding.Decoder): string {
  if (number(from) !== 1) throw new MalformedUpdate("something stands in another part");
  const name = string(from);
  if (!SECTION_ID.test(sectionOf(name) ?? "")) throw new MalformedUpdate("it is about something else than sections");
  return name;
}

function readClient(from: decoding.Decoder): number {
  const client = number(from);
  if (client > MOST_CLIENT) throw new MalformedUpdate("a client has no id that Yjs gives");
  return client;
}

function readId(from: decoding.Decoder): CharacterId {
  return { client: readClient(from), clock: number(from) };
}

// The decoder reads on behind the end of the update without a word where there is more in the same buffer.

function byte(from: decoding.Decoder): number {
  if (from.pos >= from.arr.length) throw new MalformedUpdate("it is cut off");
  return decoding.readUint8(from);
}

function number(from: decoding.Decoder): number {
  if (from.pos >= from.arr.length) throw new MalformedUpdate("it is cut off");
  return decoding.readVarUint(from);
}

function string(from: decoding.Decoder): string {
  if (from.pos >= from.arr.length) throw new MalformedUpdate("it is cut off");
  const text = decoding.readVarString(from);
  if (from.pos > from.arr.length) throw new MalformedUpdate("it is cut off");
  return text;
}
