/** Marks a file as UTF-8 for spreadsheets, which take it for the machine's old encoding otherwise. */
const BYTE_ORDER_MARK = "\uFEFF";

/** What makes a spreadsheet compute a cell instead of showing it; also in the wide form that East Asian ones take as well. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

type Cell = string | number | boolean | null;

/**
 * A table as RFC 4180 has it. A text that a spreadsheet would run as a formula has an apostrophe before it, which shows that it
 * is text; nothing is an empty cell.
 */
export function csvText(names: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [names, ...rows].map((cells) => `${cells.map(cellText).join(",")}\r\n`);
  return BYTE_ORDER_MARK + lines.join("");
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
