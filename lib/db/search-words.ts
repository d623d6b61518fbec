/** Scripts that are written without spaces: nothing in them tells where a word begins. */
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;

/** Letters, digits and the marks that belong to them; scripts have symbols and punctuation too. */
const LETTER = String.raw`[\p{L}\p{N}\p{M}]`;

/** A run of letters; a longer one goes on in the next word. Scripts without spaces give a word a character. */
const WORD = new RegExp(`[${LETTER}&&${UNSPACED}]|[${LETTER}--${UNSPACED}]{1,64}`, "gv");

/**
 * Every command that changes a text indexes all words of its incident anew. 50 KB of them take 10 ms; 250 KB take 50 ms, and up
 * to a second where PostgreSQL flushes the index's pending list meanwhile; 500 KB take seconds, until statements time out.
 */
const MOST_BYTES = 64 * 1024;

/**
 * The words of texts as a search compares them: without regard to case and to how a character was typed, each once, in
 * the order in which they come. What goes beyond 64 KiB is not searched, so the texts that matter most come first.
 */
export function searchWords(texts: Iterable<string>): string[] {
  return firstWords(apart(texts));
}

function* apart(texts: Iterable<string>): Generator<Iterable<string>> {
  for (const text of texts) yield wordsIn(text);
}

/** The same of texts that were taken apart before. */
export function firstWords(texts: Iterable<Iterable<string>>): string[] {
  const words = new Set<string>();
  let bytes = 0;
  for (const text of texts) {
    for (const word of text) {
      if (words.has(word)) continue;
      bytes += Buffer.byteLength(word);
      if (bytes > MOST_BYTES) return [...words];
      words.add(word);
    }
  }
  return [...words];
}

/** All words of one text, in their order. */
export function* wordsIn(text: string): Generator<string> {
  for (const [word] of text.normalize("NFKC").toLowerCase().matchAll(WORD)) yield word;
}
