import type { TriageRun } from "#lib/contracts/triage.ts";
import type { Author } from "#lib/incident/author.ts";
import { addTriageNews } from "#lib/services/add-triage-news.ts";
import { withoutDatabase } from "#lib/services/ask-around.ts";
import type { Recorded } from "#lib/services/record-run.ts";
import { findingsOf } from "#lib/triage/findings-of.ts";

/** Adds what a run found, and what turned the verdict, to the open incidents. Never fails: the run is kept without it. */
export function tellIncidents(run: TriageRun, { changes, requestIds }: Recorded, by: Author): Promise<void> {
  return addTriageNews({ ...findingsOf(run), changes, requestIds }, by, new Date()).catch(withoutDatabase(undefined));
}
