import type { TriageRun } from "#lib/contracts/triage.ts";
import { readOpenLogs, withLogHeld } from "#lib/db/incident-log.ts";
import type { Author } from "#lib/incident/author.ts";
import { fold } from "#lib/incident/evolve.ts";
import { triageNews } from "#lib/incident/triage-news.ts";
import { inTurn } from "#lib/services/in-turn.ts";
import { recordEvents } from "#lib/services/record-events.ts";
import { findingsOf } from "#lib/triage/findings-of.ts";

/** Adds what a run found to every open incident of its kind that does not know it yet. */
export async function addTriageNews(run: TriageRun, by: Author, now: Date): Promise<void> {
  const findings = findingsOf(run);
  for (const [number, events] of await readOpenLogs({ drill: run.simulated })) {
    // Open dashboards run triage every few seconds and mostly there is no news, so nothing is held to find that out.
    if (triageNews(fold(events), findings).length === 0) continue;
    await inTurn(`incident ${number}`, () =>
      withLogHeld(number, async (log) => {
        if (log === null) return;
        const before = fold(log.events);
        const news = triageNews(before, findings);
        if (news.length > 0) await log.append(recordEvents(before, news, { by, now, command: null }));
      }),
    );
  }
}
