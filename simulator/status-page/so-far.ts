import type { IncidentStatus, ReportedIncident } from "#simulator/status-page/incident.ts";

/** When the page is read, and when what it reports was published. */
export type PageClock = { readonly since: Date; readonly now: Date };

type WrittenUpdate = { status: IncidentStatus; message: string; at: string };

/** An incident as it stands at some time. */
export type SoFar = {
  since: string;
  status: IncidentStatus;
  /** Newest first; never empty. */
  updates: WrittenUpdate[];
};

/** What the page has told of an incident so far: its owner writes an update now and then. */
export function soFar({ updates }: ReportedIncident, { since, now }: PageClock): SoFar {
  const [begin, ...later] = updates;
  const written = [begin, ...later.filter(({ afterSeconds }) => timeAfter(since, afterSeconds) <= now)]
    .map(({ afterSeconds, status, message }) => ({ status, message, at: instant(timeAfter(since, afterSeconds)) }))
    .toReversed();
  return { since: instant(since), status: written[0]?.status ?? begin.status, updates: written };
}

function timeAfter(since: Date, seconds: number): Date {
  return new Date(since.getTime() + seconds * 1_000);
}

/** To the second, as pages write it. */
function instant(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
