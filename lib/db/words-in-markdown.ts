/** What a backslash before it turns into itself (CommonMark, "ASCII punctuation characters"). */
const PUNCTUATION = /[!-/:-@[-`{-~]/;

/** A Markdown text as it reads, with the way back: each character's place in the Markdown, and the end behind the last one. */
type Read = { readonly text: string; readonly places: readonly number[] };

/**
 * The Markdown with each of these words replaced, however they were escaped in it and wherever their lines were joined. Of a
 * word that is not in it nothing changes.
 */
export function withoutWords(markdown: string, words: readonly string[], replacement: string): string {
  let left = markdown;
  let read = readAs(left);
  for (const word of words) {
    const wanted = word.trim().replace(/\s+/g, " ");
    if (wanted === "" || !read.text.includes(wanted)) continue;
    left = replaceRead(left, read, wanted, replacement);
    read = readAs(left);
  }
  return left;
}

function replaceRead(markdown: string, { text, places }: Read, wanted: string, replacement: string): string {
  const parts: string[] = [];
  let done = 0;
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
    parts.push(markdown.slice(done, places[at]), replacement);
    done = places[at + wanted.length] ?? markdown.length;
  }
  parts.push(markdown.slice(done));
  return parts.join("");
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
