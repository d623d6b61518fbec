import type { PaletteAction } from "#components/palette/palette-action.ts";

type Findable = Pick<PaletteAction, "title" | "keywords">;

/**
 * The actions that a few typed words mean, best first: each word must begin a word of the title or of the keywords. A title
 * that begins as typed comes first, then the other titles, then what only the keywords know. Nothing typed means all of them.
 */
export function matchActions<Action extends Findable>(actions: readonly Action[], typed: string): Action[] {
  const query = folded(typed);
  const words = wordsOf(query);
  if (words.length === 0) return [...actions];
  return actions
    .map((action) => ({ action, rank: rankOf(action, query, words) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ action }) => action);
}

function rankOf({ title, keywords = "" }: Findable, query: string, words: readonly string[]): 0 | 1 | 2 | 3 {
  const inTitle = folded(title);
  if (inTitle.startsWith(query)) return 3;
  if (allBegin(words, wordsOf(inTitle))) return 2;
  return allBegin(words, wordsOf(`${inTitle} ${folded(keywords)}`)) ? 1 : 0;
}

function allBegin(words: readonly string[], known: readonly string[]): boolean {
  return words.every((word) => known.some((one) => one.startsWith(word)));
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}

/** Without capitals and accents. */
function folded(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}+/gu, "");
}
