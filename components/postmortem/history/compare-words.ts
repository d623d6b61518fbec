import { diffArrays } from "diff";

export type Part = { readonly kind: "same" | "added" | "removed"; readonly text: string };

/** Further apart than this, two lines are two lines. */
const MOST_WORDS_APART = 400;

/** A language of no one: words and what stands between them, and no emoji or letter with its marks is ever cut. */
const WORDS = new Intl.Segmenter("en", { granularity: "word" });

/** What became of a line, word by word; null where too little of it is left for that to be read. */
export function wordParts(before: string, after: string): readonly Part[] | null {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_WORDS_APART });
  if (changes === undefined) return null;
  const parts = changes.map<Part>(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }));
  const kept = parts.reduce((sum, { kind, text }) => sum + (kind === "same" ? text.trim().length : 0), 0);
  return kept * 4 < Math.min(before.length, after.length) ? null : joined(parts);
}

function wordsOf(line: string): string[] {
  return Array.from(WORDS.segment(line), ({ segment }) => segment);
}

/** Words that follow each other and are all new are one change, and not one each. */
function joined(parts: readonly Part[]): readonly Part[] {
  const result: Part[] = [];
  let removed = "";
  let added = "";
  const end = (same: string) => {
    // A space at the end of both did not change.
    const [tail = ""] =
      removed !== "" && added !== "" && removed.at(-1) === added.at(-1) ? (/\s$/u.exec(added) ?? []) : [];
    const changes = [
      { kind: "removed", text: removed.slice(0, removed.length - tail.length) },
      { kind: "added", text: added.slice(0, added.length - tail.length) },
      { kind: "same", text: tail + same },
    ] as const;
    result.push(...changes.filter(({ text }) => text !== ""));
    removed = "";
    added = "";
  };
  for (const { kind, text } of parts) {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (removed !== "" && added !== "" && text.trim() === "") {
      removed += text;
      added += text;
    } else end(text);
  }
  end("");
  return result;
}
