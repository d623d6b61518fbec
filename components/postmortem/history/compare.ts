import { diffArrays } from "diff";
import { type Part, wordParts } from "#components/postmortem/history/compare-words.ts";
import { pairedLines } from "#components/postmortem/history/paired-lines.ts";

/** A line as it stands in one of two texts, or in both with other words. */
export type ComparedLine =
  | { readonly kind: "same" | "added" | "removed"; readonly text: string }
  | { readonly kind: "changed"; readonly parts: readonly Part[] };

export type Comparison = {
  readonly lines: readonly ComparedLine[];
  /** How many words only the later text has. */
  readonly added: number;
  /** How many words only the earlier text has. */
  readonly removed: number;
};

/** Further apart than this, texts are told as one that went and one that came: the work grows with the square of it. */
const MOST_LINES_APART = 2_000;
/** So many characters are compared word by word; what comes after them, line by line. */
const MOST_BY_WORD = 400_000;

/** What became of a text. Bounded work, whatever the texts: it runs while somebody waits for it. */
export function compareTexts(before: string, after: string): Comparison {
  const lines = withWords(linesOf(before.split("\n"), after.split("\n")));
  let added = 0;
  let removed = 0;
  for (const line of lines) {
    for (const { kind, text } of line.kind === "changed" ? line.parts : [line]) {
      if (kind === "added") added += wordsIn(text);
      else if (kind === "removed") removed += wordsIn(text);
    }
  }
  return { lines, added, removed };
}

type Stretch = { readonly kind: Part["kind"]; readonly lines: readonly string[] };

function linesOf(before: readonly string[], after: readonly string[]): readonly Stretch[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;

  const left = before.slice(head, before.length - tail);
  const right = after.slice(head, after.length - tail);
  const found = diffArrays(left, right, { maxEditLength: MOST_LINES_APART });
  const middle: Stretch[] =
    found === undefined
      ? [
          { kind: "removed", lines: left },
          { kind: "added", lines: right },
        ]
      : found.map(({ added, removed, value }) => ({
          kind: added ? "added" : removed ? "removed" : "same",
          lines: value,
        }));
  const stretches: Stretch[] = [
    { kind: "same", lines: before.slice(0, head) },
    ...middle,
    { kind: "same", lines: tail === 0 ? [] : before.slice(-tail) },
  ];
  return stretches.filter(({ lines }) => lines.length > 0);
}

/** The same, where lines that went and lines that came after them are told word by word if they are one line that was changed. */
function withWords(stretches: readonly Stretch[]): readonly ComparedLine[] {
  const lines: ComparedLine[] = [];
  let left = MOST_BY_WORD;
  for (const [index, { kind, lines: own }] of stretches.entries()) {
    const next = stretches[index + 1];
    if (kind === "removed" && next?.kind === "added") {
      for (const [was, is] of pairedLines(own, next.lines)) {
        const length = (was?.length ?? 0) + (is?.length ?? 0);
        const parts = was === null || is === null || length > left ? null : wordParts(was, is);
        if (parts !== null) {
          left -= length;
          lines.push({ kind: "changed", parts });
          continue;
        }
        if (was !== null) lines.push({ kind: "removed", text: was });
        if (is !== null) lines.push({ kind: "added", text: is });
      }
    } else if (kind !== "added" || stretches[index - 1]?.kind !== "removed") {
      for (const text of own) lines.push({ kind, text });
    }
  }
  return lines;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_-]*/gu;

function wordsIn(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(WORD)) count += 1;
  return count;
}
