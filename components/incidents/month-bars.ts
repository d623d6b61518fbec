import type { IncidentMonths } from "#lib/contracts/incident.ts";
import { zonedFormat } from "#lib/text/zoned-format.ts";

/** One month of the strip: its figures, and how high its two bars stand, from 0 to 1. */
export type MonthBar = {
  /** `2026-11`, in UTC. */
  readonly month: string;
  readonly incidents: number;
  /** Counted apart: they belong to no figure. */
  readonly drills: number;
  readonly incidentsHeight: number;
  readonly drillsHeight: number;
};

const MONTH = zonedFormat({ month: "short" });

/** What there is at all must be seen, however little it is beside the rest. */
const LOWEST = 0.06;

/**
 * Every month from the first with an incident to the present one, also those without, newest first. Both bars of a month stand
 * beside each other on one scale, so that drills never raise what counts.
 */
export function monthBars({ months }: IncidentMonths, presentMonth: string): MonthBar[] {
  const first = months[0]?.month;
  if (first === undefined) return [];
  const last = [presentMonth, ...months.map(({ month }) => month)].reduce((a, b) => (a > b ? a : b));
  const most = Math.max(...months.flatMap(({ incidents, drills }) => [incidents, drills]));
  const counted = new Map(months.map((month) => [month.month, month]));
  return monthsFrom(first, last)
    .map((month) => {
      const { incidents = 0, drills = 0 } = counted.get(month) ?? {};
      return { month, incidents, drills, incidentsHeight: share(incidents, most), drillsHeight: share(drills, most) };
    })
    .reverse();
}

/** `2026-11` of an instant, in UTC. */
export function monthOf(instant: Date): string {
  return instant.toISOString().slice(0, 7);
}

/** `Nov`. */
export function monthName(month: string): string {
  return MONTH("UTC").format(new Date(`${month}-01T00:00:00Z`));
}

/** `Nov 2026: 3 incidents, 1 drill`; begins with what is seen, for whoever speaks to the page. */
export function monthText({ month, incidents, drills }: Pick<MonthBar, "month" | "incidents" | "drills">): string {
  const drilled = drills === 0 ? "" : `, ${drills} ${drills === 1 ? "drill" : "drills"}`;
  return `${monthName(month)} ${month.slice(0, 4)}: ${incidents} ${incidents === 1 ? "incident" : "incidents"}${drilled}`;
}

function share(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(LOWEST, count / most);
}

function monthsFrom(first: string, last: string): string[] {
  const months: string[] = [];
  const date = new Date(`${first}-01T00:00:00Z`);
  for (let month = first; month <= last; month = monthOf(date)) {
    months.push(month);
    date.setUTCMonth(date.getUTCMonth() + 1);
  }
  return months;
}
