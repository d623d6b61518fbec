/** What a terminal was told: colours, cursor moves, titles. */
const ESC = "\u001b";
const BELL = "\u0007";
const ESCAPES = new RegExp(
  String.raw`${ESC}(?:\[[0-9;:?<=>]{0,40}[ -/]{0,4}[@-~]|\][^${BELL}${ESC}\n]{0,400}(?:${BELL}|${ESC}\\)?|[@-Z\\-_])`,
  "g",
);

/**
 * A log as it is read, whatever it was pasted from: every line ends in one line feed, and colours, NUL bytes (UTF-16 that was
 * read as something else is full of them) and byte order marks are gone. A line keeps its number.
 */
export function cleanLog(text: string): string {
  let clean = text;
  if (clean.includes(ESC)) clean = clean.replace(ESCAPES, "");
  if (clean.includes("\0")) clean = clean.replaceAll("\0", "");
  if (clean.includes("\ufeff")) clean = clean.replaceAll("\ufeff", "");
  if (clean.includes("\ufffd")) clean = clean.replace(/^\ufffd{1,4}/, "");
  if (clean.includes("\r")) clean = clean.replace(/\r{1,3}\n|\r/g, "\n");
  return clean;
}
