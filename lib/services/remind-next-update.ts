import { withLogHeld } from "#lib/db/incident-log.ts";
import { MONITOR } from "#lib/incident/author.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { recordEvents } from "#lib/services/record-events.ts";
import { type Instant, instant } from "#lib/text/instant.ts";

/**
 * Records that the update promised for then did not come, which is told to Slack: once for each promise, and only while it stands.
 * @returns why there is nothing to remind of; null where it was done
 */
export async function remindNextUpdate(
  { number, nextUpdateAt }: { readonly number: number; readonly nextUpdateAt: Instant },
  now: Date,
): Promise<string | null> {
  return withLogHeld(number, async (log) => {
    if (log === null) return "there is no such incident";
    const { state } = log;
    if (state.status === "RESOLVED") return "its incident is resolved";
    if (state.nextUpdateAt !== nextUpdateAt) return "another time is promised by now, or none";
    if (wasReminded(state, nextUpdateAt)) return "it was reminded of already";
    const due = { happenedAt: instant(now), body: { kind: "update-due", nextUpdateAt } } as const;
    await log.append(recordEvents(state, [due], { by: MONITOR, now, command: null, after: log.lastRecordedAt }));
    return null;
  });
}

function wasReminded({ entries }: IncidentState, nextUpdateAt: Instant): boolean {
  return entries.some(({ body }) => body.kind === "update-due" && body.nextUpdateAt === nextUpdateAt);
}
