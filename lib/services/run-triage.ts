import type { Actor } from "#lib/auth/actor.ts";
import { askAround, withoutDatabase } from "#lib/services/ask-around.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { recordRun } from "#lib/services/record-run.ts";
import { tellIncidents } from "#lib/services/tell-incidents.ts";
import { type FinishedTriage, shareTriage } from "#lib/services/triage-under-way.ts";

/**
 * Runs every probe and keeps the report. Somebody who asks while a run is under way gets that run. The report comes back
 * even if the database fails meanwhile: it is what a person at 3 a.m. needs, and the record is not.
 * @throws ServiceError `not_configured`, `unauthenticated`, `forbidden`
 */
export async function runTriage({ ctx }: { ctx: Context }): Promise<FinishedTriage> {
  const actor = authorize(ctx, "triage:run");
  return shareTriage(() => start(actor));
}

async function start(actor: Actor): Promise<FinishedTriage> {
  const asked = await askAround({ ranBy: actor.name });
  const { run } = asked;
  const recorded = await recordRun({ ...asked, pace: null }).catch(withoutDatabase(null));
  // Somebody waits for the verdict; an incident that is being written to by others must not keep it from them.
  const added = recorded === null ? Promise.resolve() : tellIncidents(run, recorded, authorOf(actor));
  return { run, kept: recorded !== null, added };
}
