import { LIMITS } from "#lib/incident/limits.ts";
import { type Call, callsOf } from "#lib/logs/calls.ts";
import { cleanLog } from "#lib/logs/clean-log.ts";
import { excerptOf, type Passage } from "#lib/logs/excerpt.ts";
import { factsIn } from "#lib/logs/facts.ts";
import { LineCounter } from "#lib/logs/line-counter.ts";
import { commonest, formatOf } from "#lib/logs/log-format.ts";
import { bareMentionsIn, type Hint, hintsIn, mentionsIn } from "#lib/logs/mentions.ts";
import type { Find, LogFormat, ParsedLog } from "#lib/logs/parsed-log.ts";
import { type Bounds, recordAround } from "#lib/logs/record-bounds.ts";

export type Slicing = {
  readonly signal?: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress?: (done: number) => void;
};

/** Finds the failed calls of Intercom in a log, whatever it is: in a time that grows as the log does. */
export function parseLog(text: string): ParsedLog {
  const steps = parsing(text);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** How long the page may stand still, in milliseconds: less than a frame. */
const SLICE = 12;

/**
 * The same in slices of a few milliseconds, so that the page stays alive meanwhile.
 * @throws DOMException `AbortError` once the signal says so
 */
export async function parseLogInSlices(text: string, { signal, onProgress }: Slicing = {}): Promise<ParsedLog> {
  const steps = parsing(text);
  let began = performance.now();
  for (;;) {
    signal?.throwIfAborted();
    const { done, value } = steps.next();
    if (done === true) {
      onProgress?.(1);
      return value;
    }
    if (performance.now() - began < SLICE) continue;
    onProgress?.(value);
    await new Promise((resolve) => setTimeout(resolve));
    began = performance.now();
  }
}

/** How much is looked through for hints at a time. */
const CHUNK = 256 * 1024;

/** What was found so far. */
type Harvest = {
  readonly finds: Map<string, Find>;
  readonly ids: Set<string>;
  readonly passages: Passage[];
  readonly formats: Map<LogFormat, number>;
  withoutId: number;
};

/** Yields how much of the log is done, many times a slice. */
function* parsing(pasted: string): Generator<number, ParsedLog> {
  const text = cleanLog(pasted);
  yield 0;
  const lines = new LineCounter(text);
  const harvest: Harvest = { finds: new Map(), ids: new Set(), passages: [], formats: new Map(), withoutId: 0 };
  let done = 0;
  for (let from = 0; from < text.length; from += CHUNK) {
    const to = Math.min(text.length, from + CHUNK);
    for (const hint of hintsIn(text, from, to)) {
      if (hint.at < done) continue;
      const record = recordOf(text, hint, done);
      if (record === null) continue;
      done = record.to;
      for (const _ of reap(text, record, lines, harvest)) yield hint.at / text.length;
      yield hint.at / text.length;
    }
    yield to / text.length;
  }
  if (harvest.ids.size === 0) reapBareIds(text, lines, harvest);
  const all = lines.total();
  const { excerpt, redactions } = excerptOf(text, harvest.passages, all);
  return {
    format: commonest(harvest.formats) ?? formatOf(text),
    lines: all,
    finds: [...harvest.finds.values()],
    moreFinds: harvest.ids.size - harvest.finds.size,
    withoutId: harvest.withoutId,
    excerpt,
    redactions,
  };
}

const UUID_LIKE = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-/i;

/** The record that a hint stands in; null where the hint is a word and nothing more. */
function recordOf(text: string, { at, isName }: Hint, floor: number): Bounds | null {
  if (!isName) {
    const end = text.indexOf("\n", at);
    const line = text.slice(Math.max(floor, text.lastIndexOf("\n", at) + 1), end === -1 ? text.length : end);
    if (!UUID_LIKE.test(line)) return null;
  }
  return recordAround(text, at, floor);
}

/** Anything that a failure could be told by: most records are of calls that went well, and need no closer look. */
const MAYBE_FAILED =
  /(?<![\w.])[45]\d\d(?![\w.])|[eE]rr|ERR|[fF]ail|FAIL|[eE]xce|code|[tT]imed? ?[oO]ut|refused|denied|[uU]nauth|[wW]arn|WARN|[fF]atal|FATAL|null/;

/** Yields after each call: a single line may hold thousands. */
function* reap(text: string, { from, to }: Bounds, lines: LineCounter, harvest: Harvest): Generator<void> {
  if (!MAYBE_FAILED.test(text.slice(from, to))) return;
  const named = mentionsIn(text, from, to);
  const mentions = named.length > 0 ? named : bareMentionsIn(text, from, to);
  if (mentions.length === 0) return;
  const line = lines.at(from);
  let [first, hasCalls, isShown] = ["", false, false];
  for (const call of callsOf(text, mentions, factsIn(text, from, to))) {
    hasCalls = true;
    if (call.id === null) continue;
    if (first === "") first = call.id;
    if (keep(call, lines, harvest)) isShown = true;
    yield;
  }
  if (hasCalls && first === "") harvest.withoutId += 1;
  if (first === "") return;
  const format = formatOf(text.slice(from, Math.min(to, from + 8_192)));
  harvest.formats.set(format, (harvest.formats.get(format) ?? 0) + 1);
  // Enough to fill the excerpt many times over.
  if (isShown && harvest.passages.length < LIMITS.requestIdsAtOnce) {
    harvest.passages.push({ from, to, line, lastLine: lines.at(to), id: first });
  }
}

/** Whether the call is one that is shown. */
function keep({ id, place, status, code, at, endpoint }: Call, lines: LineCounter, { finds, ids }: Harvest): boolean {
  if (id === null) return false;
  const known = finds.get(id);
  if (known !== undefined) {
    finds.set(id, {
      ...known,
      endpoint: known.endpoint ?? endpoint(),
      status: known.status ?? status,
      code: known.code ?? code,
      at: known.at ?? at,
    });
    return true;
  }
  if (ids.has(id)) return false;
  ids.add(id);
  if (finds.size >= LIMITS.requestIdsAtOnce) return false;
  finds.set(id, { id, endpoint: endpoint(), status, code, at, line: lines.at(place) });
  return true;
}

/** More would be no list of ids any more. */
const MOST_BARE = 256 * 1024;
const BARE_LINE =
  /^[ \t"',[-]{0,8}([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|b[\da-z]{19})[ \t"',\]]{0,4}$/gim;

/** A log that is nothing but ids, one a line. */
function reapBareIds(text: string, lines: LineCounter, harvest: Harvest): void {
  if (text.length > MOST_BARE) return;
  const counter = lines.again();
  for (const { 1: id = "", 0: whole, index } of text.matchAll(BARE_LINE)) {
    const line = counter.at(index);
    const call: Call = { id, endpoint: () => null, status: null, code: null, at: null, place: index };
    const to = index + whole.length;
    if (keep(call, counter, harvest)) harvest.passages.push({ from: index, to, line, lastLine: line, id });
  }
}
