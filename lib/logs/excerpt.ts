import { LIMITS } from "#lib/incident/limits.ts";
import type { Redaction, SecretKind } from "#lib/logs/parsed-log.ts";
import type { Bounds } from "#lib/logs/record-bounds.ts";
import { foundIn, redactSecrets } from "#lib/logs/redact-secrets.ts";
import { cleanProse } from "#lib/text/clean.ts";

/** A part of the log in which something was found. */
export type Passage = Bounds & {
  /** Of its first line, from 1. */
  readonly line: number;
  /** Of its last line. */
  readonly lastLine: number;
  /** An id in it, to be seen where not all can be. */
  readonly id: string;
};

/** One passage must not take all the room. */
const MOST_OF_ONE = 2_500;
const MOST_OF_LINE = 600;
/** Room for a mark behind each passage. */
const MARK = 48;

/**
 * The passages, blacked out, as far as there is room, with a mark wherever lines are left out. They are blacked out before
 * they are cut: what a cut leaves of a secret would not be known as one.
 */
export function excerptOf(
  text: string,
  passages: readonly Passage[],
  lines: number,
): { readonly excerpt: string; readonly redactions: readonly Redaction[] } {
  const counts = new Map<SecretKind, number>();
  const parts: string[] = [];
  let room = LIMITS.note - MARK;
  let line = 0;
  for (const passage of passages) {
    const { text: clean, found } = redactSecrets(cleanProse(rawOf(text, passage)));
    const shown = narrow(clean, passage.id, Math.min(MOST_OF_ONE, room - MARK));
    if (shown === "") break;
    for (const { kind, count } of found) counts.set(kind, (counts.get(kind) ?? 0) + count);
    const mark = leftOut(passage.line - line - 1);
    parts.push(...mark, shown);
    room -= shown.length + 1 + (mark[0]?.length ?? 0) + 1;
    line = passage.lastLine;
  }
  parts.push(...(parts.length === 0 ? [] : leftOut(lines - line)));
  return { excerpt: parts.join("\n"), redactions: foundIn(counts) };
}

function leftOut(lines: number): string[] {
  if (lines <= 0) return [];
  return [`[... ${lines.toLocaleString("en")} ${lines === 1 ? "line" : "lines"} left out]`];
}

/** More than a header or a field is long: what stands that far before an id has no part in what is shown of it. */
const BEFORE = 64 * 1024;
const AFTER = 16 * 1024;

function rawOf(text: string, { from, to, id }: Passage): string {
  if (to - from <= BEFORE + AFTER) return text.slice(from, to);
  const at = text.indexOf(id, from);
  return text.slice(Math.max(from, at - BEFORE), Math.min(to, at + AFTER));
}

/** The lines around the id, at most so many characters; longer lines around what matters in them. */
function narrow(text: string, id: string, most: number): string {
  if (most < MOST_OF_LINE) return text.length <= most ? text : "";
  const lines = text.split("\n").map((line) => narrowLine(line, id));
  const at = Math.max(
    0,
    lines.findIndex((line) => line.includes(id)),
  );
  let [first, last] = [at, at];
  let length = lines[at]?.length ?? 0;
  for (;;) {
    const [above, below] = [lines[first - 1], lines[last + 1]];
    // What led to the failure stands above it, and says more than what follows.
    if (above !== undefined && length + above.length + 1 <= most - MARK) {
      first -= 1;
      length += above.length + 1;
    } else if (below !== undefined && length + below.length + 1 <= most - MARK) {
      last += 1;
      length += below.length + 1;
    } else break;
  }
  return [...leftOut(first), ...lines.slice(first, last + 1), ...leftOut(lines.length - 1 - last)].join("\n");
}

function narrowLine(line: string, id: string): string {
  if (line.length <= MOST_OF_LINE) return line;
  const at = Math.max(0, line.indexOf(id));
  const from = Math.max(0, Math.min(at - MOST_OF_LINE / 2, line.length - MOST_OF_LINE));
  const to = Math.min(line.length, from + MOST_OF_LINE);
  return `${cut(from)}${line.slice(from, to)}${cut(line.length - to)}`;
}

function cut(characters: number): string {
  return characters === 0 ? "" : `[... ${characters.toLocaleString("en")} characters]`;
}
