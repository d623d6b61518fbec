/** Control and format characters (escape sequences, zero width, turned reading direction), lone surrogates, line separators. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}\s]+/gu;

/**
 * Text from outside, made fit to be shown on one line and to be stored.
 * @param max the longest result, in characters
 */
export function oneLine(text: string, max: number): string {
  const line = text.replace(UNPRINTABLE, " ").trim();
  const characters = Array.from(line);
  return characters.length <= max ? line : `${characters.slice(0, max - 1).join("")}…`;
}
