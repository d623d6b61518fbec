import { fetchOpenLogs, withLogHeld } from "#lib/db/incident-log.ts";
import type { Author } from "#lib/incident/author.ts";
import { fold } from "#lib/incident/evolve.ts";
import type { TriageFindings } from "#lib/incident/triage-findings.ts";
import { triageNews } from "#lib/incident/triage-news.ts";
import { log } from "#lib/log.ts";
import { inTurn } from "#lib/services/in-turn.ts";
import { recordEvents } from "#lib/services/record-events.ts";

/** Adds what a run found to every open incident of its kind that does not know it yet. One that fails is left out and logged. */
export async function addTriageNews(findings: TriageFindings, by: Author, now: Date): Promise<void> {
  for (const { number, read } of await fetchOpenLogs({ drill: findings.simulated })) {
    try {
      // The monitor looks every few seconds and mostly there is no news, so nothing is held to find that out.
      if (triageNews(fold(read()), findings).length > 0) await addNews(number, findings, by, now);
    } catch (error) {
      log.error({ err: error, incident: number }, "A triage run could not be added to an incident");
    }
  }
}

function addNews(number: number, findings: TriageFindings, by: Author, now: Date): Promise<void> {
  return inTurn(`incident ${number}`, () =>
    withLogHeld(number, async (held) => {
      if (held === null) return;
      const { state, lastRecordedAt: after } = held;
      const news = triageNews(state, findings);
      if (news.length > 0) await held.append(recordEvents(state, news, { by, now, command: null, after }));
    }),
  );
}
