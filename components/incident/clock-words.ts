import { durationText } from "#components/ui/age-text.ts";
import { type Clocked, type Clocks, clocksOf, type ResponseClock } from "#lib/incident/clocks.ts";
import { shortDuration } from "#lib/incident/duration.ts";

const HOUR = 3_600;

/** What runs while nobody has acknowledged an open incident. */
export type ResponseWords = { readonly isOverdue: boolean; readonly text: string };

/** `acknowledge in 03:12`, and once the time is past, `response overdue by 2 min`. Null where nothing runs any more. */
export function responseWords(clock: ResponseClock): ResponseWords | null {
  switch (clock.state) {
    case "met":
      return null;
    case "due":
      return { isOverdue: false, text: `acknowledge in ${leftText(clock.seconds)}` };
    case "overdue":
      return { isOverdue: true, text: `response overdue by ${durationText(Math.max(1, clock.seconds))}` };
    default:
      return clock satisfies never;
  }
}

/** To the second where seconds count: `03:12`. From an hour on `1 h 5 min`, from a day on `2 days`. */
function leftText(seconds: number): string {
  if (seconds >= HOUR) return durationText(seconds);
  const minutes = Math.floor(seconds / 60);
  return `${twoDigits(minutes)}:${twoDigits(seconds - minutes * 60)}`;
}

/** How soon somebody answered: `Acknowledged after 25 min, 10 min late`. */
export function answeredWords({ minutes, lateMinutes }: Extract<ResponseClock, { state: "met" }>): string {
  const late = lateMinutes === 0 ? "" : `, ${shortDuration(lateMinutes)} late`;
  return `Acknowledged after ${shortDuration(minutes)}${late}`;
}

/** Whose time it was; null where it never waited on Intercom. */
export function splitWords({ ours, theirs, waiting }: Pick<Clocks, "ours" | "theirs" | "waiting">): string | null {
  if (theirs === 0 && waiting === null) return null;
  return `ours ${shortDuration(ours)} · Intercom's ${shortDuration(theirs)}`;
}

export function waitingWords(minutes: number): string {
  return `waiting on Intercom ${shortDuration(minutes)}`;
}

/** What a person who listens is told once a time is past; null while there is time. */
export function passedWords(
  incident: Clocked & { readonly nextUpdateAt: string | null },
  name: string,
  now: Date,
): string | null {
  if (incident.endedAt !== null) return null;
  if (clocksOf(incident, now).response.state === "overdue") {
    return `${name}: nobody has acknowledged it in time. The response is overdue.`;
  }
  const { nextUpdateAt } = incident;
  return nextUpdateAt !== null && Date.parse(nextUpdateAt) <= now.getTime()
    ? `${name}: the promised update is due.`
    : null;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, "0");
}
