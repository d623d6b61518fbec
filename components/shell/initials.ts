/** The first letters of the first and the last word of a name: `AL` for Ada King Lovelace. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean);
  const shown = words.length > 1 ? [words[0], words.at(-1)] : words;
  // By code point: half of a surrogate pair is no letter.
  return shown
    .map((word = "") => Array.from(word)[0] ?? "")
    .join("")
    .toUpperCase();
}
