const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An age in seconds as people say it: `now`, `12 s`, `4 min`, `3 h 5 min`, `2 days`. Rounds down. */
export function durationText(seconds: number): string {
  if (seconds < 1) return "now";
  if (seconds < MINUTE) return `${Math.floor(seconds)} s`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min`;
  if (seconds < DAY) {
    const minutes = Math.floor((seconds % HOUR) / MINUTE);
    return `${Math.floor(seconds / HOUR)} h${minutes === 0 ? "" : ` ${minutes} min`}`;
  }
  const days = Math.floor(seconds / DAY);
  return days === 1 ? "1 day" : `${days} days`;
}

/** `12 s ago`, or `just now`. */
export function ageText(seconds: number): string {
  return seconds < 1 ? "just now" : `${durationText(seconds)} ago`;
}
