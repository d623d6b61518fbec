const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Time that is left, or past, to the second below an hour: `12 s`, `1 min 5 s`, `1 h 2 min`. */
export function countdownText(seconds: number): string {
  if (seconds < MINUTE) return `${seconds} s`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min ${seconds % MINUTE} s`;
  return `${Math.floor(seconds / HOUR)} h ${Math.floor((seconds % HOUR) / MINUTE)} min`;
}

/** Whole seconds from a second (since 1970) to an instant; negative once it is past. */
export function secondsUntil(at: string, second: number): number {
  return Math.ceil(Date.parse(at) / 1_000) - second;
}
