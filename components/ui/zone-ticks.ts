import { type ZonedFormat, zonedFormat } from "#lib/text/zoned-format.ts";

/** Where an axis of time is marked: on what a clock in the viewer's zone shows as round. */
export type TickPace = "ten-minutes" | "four-hours" | "days" | "mondays";

type Clock = { readonly hour: number; readonly minute: number; readonly weekday: string };

const IS_MARKED: Record<TickPace, (clock: Clock) => boolean> = {
  "ten-minutes": ({ minute }) => minute % 10 === 0,
  "four-hours": ({ hour, minute }) => minute === 0 && hour % 4 === 0,
  days: ({ hour, minute }) => minute === 0 && hour === 0,
  mondays: ({ hour, minute, weekday }) => minute === 0 && hour === 0 && weekday === "Mon",
};

const HOUR = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

const LABELS: Record<TickPace, ZonedFormat> = {
  "ten-minutes": zonedFormat(HOUR),
  "four-hours": zonedFormat(HOUR),
  days: zonedFormat({ weekday: "short", day: "numeric" }),
  mondays: zonedFormat({ day: "numeric", month: "short" }),
};

const CLOCK = zonedFormat({ weekday: "short", ...HOUR });

const MINUTE_MS = 60_000;

/** Zones differ from UTC by whole quarters of an hour; ten minutes are marked on finer ground. */
const QUARTER_MS = 15 * MINUTE_MS;
const FIVE_MS = 5 * MINUTE_MS;

/** The instants between the two, in milliseconds since 1970, at which the axis is marked. */
export function zoneTicks(fromMs: number, toMs: number, zone: string, pace: TickPace): number[] {
  const everyMs = pace === "ten-minutes" ? FIVE_MS : QUARTER_MS;
  const clockAt = clockOf(zone);
  const ticks: number[] = [];
  for (let at = Math.ceil(fromMs / everyMs) * everyMs; at <= toMs; at += everyMs) {
    if (IS_MARKED[pace](clockAt(at))) ticks.push(at);
  }
  return ticks;
}

/** What is written at the mark: `15:00`, `Mon 23`, `23 Nov`. */
export function tickText(atMs: number, zone: string, pace: TickPace): string {
  return LABELS[pace](zone).format(atMs);
}

function clockOf(zone: string): (atMs: number) => Clock {
  const format = CLOCK(zone);
  return (atMs) => {
    const parts = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
    return { hour: Number(parts.hour), minute: Number(parts.minute), weekday: parts.weekday ?? "" };
  };
}
