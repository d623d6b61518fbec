/** Longer than this nobody means it; it would keep a message past its use. */
const LONGEST_SECONDS = 3_600;

/** How long an answer asks us to wait, in whole seconds; null where it does not say so in seconds. */
export function retryAfterSeconds(headers: Headers): number | null {
  const value = headers.get("retry-after")?.trim() ?? "";
  return /^\d{1,9}$/.test(value) ? Math.min(Number(value), LONGEST_SECONDS) : null;
}
