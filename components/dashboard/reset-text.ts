import { durationText } from "#components/ui/age-text.ts";

/**
 * When the rate-limit window begins anew, as seen from now: `resets in 4 s`, and once that has passed `should have reset`.
 * @param resetsAt ISO 8601
 * @param second of now, since 1970
 */
export function resetText(resetsAt: string, second: number): string {
  const left = Math.ceil(Date.parse(resetsAt) / 1_000) - second;
  return left > 0 ? `resets in ${durationText(left)}` : "should have reset";
}
