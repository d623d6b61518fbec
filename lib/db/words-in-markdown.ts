/** What a backslash before it turns into itself (CommonMark, "ASCII punctuation characters"). */
const PUNCTUATION = /[!-/:-@[-`{-~]/;

/** A Markdown text as it reads, with the way back: each character's place in the Markdown, and the end behind the last one. */
type Read = { readonly text: string; readonly places: readonly number[] };

/**
 * The Markdown with each of these words replaced, however they were escaped in it and wherever their lines were joined. Of a
 * word that is not in it nothing changes.
 */
export function withoutWords(markdown: string, words: readonly string[], replacement: string): string {
  const { text, places } = readAs(markdown);
  const parts: string[] = [];
  let done = 0;
  for (const { from, to } of disjoint(words.flatMap((word) => foundIn(text, word)))) {
    parts.push(markdown.slice(done, places[from]), replacement);
    done = places[to] ?? markdown.length;
  }
  parts.push(markdown.slice(done));
  return parts.join("");
}

type Span = { readonly from: number; readonly to: number };

function foundIn(text: string, word: string): Span[] {
  const wanted = word.trim().replace(/\s+/g, " ");
  const spans: Span[] = [];
  if (wanted === "") return spans;
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
    spans.push({ from: at, to: at + wanted.length });
  }
  return spans;
}

/** Those that lap over become one. */
function disjoint(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = merged.at(-1);
    if (last === undefined || span.from >= last.to) merged.push(span);
    else if (span.to > last.to) merged[merged.length - 1] = { from: last.from, to: span.to };
  }
  return merged;
}

/** Without the backslashes that escape something, and with white space as one space. */
function readAs(markdown: string): Read {
  const characters: string[] = [];
  const places: number[] = [];
  let isSpace = false;
  for (let at = 0; at < markdown.length; at += 1) {
    const start = at;
    let character = markdown.charAt(at);
    if (/\s/.test(character)) {
      if (!isSpace) {
        characters.push(" ");
        places.push(start);
      }
      isSpace = true;
      continue;
    }
    isSpace = false;
    if (character === "\\" && PUNCTUATION.test(markdown.charAt(at + 1))) {
      at += 1;
      character = markdown.charAt(at);
    }
    characters.push(character);
    places.push(start);
  }
  places.push(markdown.length);
  return { text: characters.join(""), places };
}
