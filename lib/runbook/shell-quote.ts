/** Words that bash, zsh and sh read as they stand. A leading `-`, `=` or `~` would mean something, so it is not among them. */
const PLAIN_WORD = /^[A-Za-z0-9_/.:][A-Za-z0-9_/.:@%+=,-]*$/;

/**
 * Control characters would act on the terminal into which the command is pasted (end the paste, clear the line), and
 * format characters would make the command read differently from what it does.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/**
 * One shell word that stands for exactly `text` in bash and zsh, safe to paste.
 * Lone surrogates, which no shell can hold, become U+FFFD.
 */
export function shellQuote(text: string): string {
  if (PLAIN_WORD.test(text)) return text;
  if (!UNSEEN.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  return `$'${Array.from(new TextEncoder().encode(text), escapedByte).join("")}'`;
}

/** `\x` takes at most two digits in bash and zsh, so an escape cannot swallow the character that follows. */
function escapedByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[A-Za-z0-9 _/.:@%+=,-]/.test(character) ? character : `\\x${byte.toString(16).padStart(2, "0")}`;
}
