import { durationText } from "#components/ui/age-text.ts";

export type NextUpdate = { readonly overdue: boolean; readonly text: string };

/**
 * When the next update was promised for, as seen from now.
 * @param at ISO 8601; null where none was promised
 * @param second of now, since 1970
 */
export function nextUpdate(at: string | null, second: number): NextUpdate {
  if (at === null) return { overdue: false, text: "no update promised" };
  const left = Math.floor(Date.parse(at) / 1_000) - second;
  if (left > 0) return { overdue: false, text: `next update in ${durationText(left)}` };
  return { overdue: true, text: left > -60 ? "next update is due" : `next update overdue by ${durationText(-left)}` };
}
