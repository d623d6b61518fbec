import type { Suspicion } from "#lib/contracts/monitor.ts";
import type { JobData } from "#lib/db/job-kinds.ts";
import { dayAndTime, dayOf, type Instant, timeOf } from "#lib/text/instant.ts";

/** The message for Slack, raw: who sends it escapes it. It holds what is needed to judge from a telephone, and where to act. */
export function suspicionText(
  event: JobData<"notify-suspicion">["event"],
  suspicion: Suspicion,
  publicUrl: string,
): string {
  const { severity, side, startedAt, endedAt, trigger } = suspicion;
  if (event === "ended" && endedAt !== null) {
    return `Over since ${timeAfter(endedAt, startedAt)} UTC (${severity}, ${side}; suspected since ${timeOf(startedAt)} UTC): ${trigger}`;
  }
  // A notice that could not be delivered for hours must not read as if it were news.
  const when =
    endedAt === null
      ? `Suspected since ${timeOf(startedAt)} UTC`
      : `Suspected from ${dayAndTime(startedAt)} to ${timeAfter(endedAt, startedAt)} UTC, over by now`;
  return `${when} (${severity}, ${side}): ${trigger} ${whatToDo(suspicion, publicUrl)}`;
}

function whatToDo({ incidentNumber, dismissed, endedAt }: Suspicion, publicUrl: string): string {
  if (incidentNumber !== null)
    return `It belongs to incident ${incidentNumber}: ${publicUrl}/incidents/${incidentNumber}`;
  if (dismissed !== null) return `Dismissed by ${dismissed.by}: ${dismissed.reason}`;
  return endedAt === null ? `Declare or dismiss: ${publicUrl}` : `See: ${publicUrl}`;
}

/** Its day too, where it is another one than that of the first time. */
function timeAfter(at: Instant, first: Instant): string {
  return dayOf(at) === dayOf(first) ? timeOf(at) : dayAndTime(at);
}
