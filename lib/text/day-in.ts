import { zonedFormat } from "#lib/text/zoned-format.ts";

const DAY = zonedFormat({ year: "numeric", month: "2-digit", day: "2-digit" });

/** The day of the calendar that it is in a zone, as `2026-12-01`. */
export function dayIn(zone: string, at: Date): string {
  const parts = DAY(zone).formatToParts(at);
  const part = (type: "year" | "month" | "day") => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}
