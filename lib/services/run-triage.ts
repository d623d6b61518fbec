import { randomUUID } from "node:crypto";
import type { Actor } from "#lib/auth/actor.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";
import { deleteTriageRunsBefore, findLastKnownRegion, insertTriageRun } from "#lib/db/triage-runs.ts";
import { env } from "#lib/env.ts";
import type { StatusPageMemory } from "#lib/integrations/statuspage/client.ts";
import { log } from "#lib/log.ts";
import { perProcess } from "#lib/per-process.ts";
import { addTriageNews } from "#lib/services/add-triage-news.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { triageTargets } from "#lib/services/triage-targets.ts";
import { type FinishedTriage, shareTriage } from "#lib/services/triage-under-way.ts";
import { type Region, regionNamed } from "#lib/triage/region.ts";
import { triage } from "#lib/triage/runner.ts";

/** Runs older than this are deleted; what of them belongs to an incident is kept with the incident. */
const KEPT_MS = 30 * 24 * 60 * 60_000;

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
  const { simulated } = env();
  const startedAt = new Date();
  const lastKnownRegion = regionNamed((await findLastKnownRegion(simulated).catch(withoutDatabase(null))) ?? "");
  const targets = triageTargets(env(), { lastKnownRegion, memory: statusPageMemory(env().statusPage.url) });
  const { verdict, readings, region, rateLimit } = await triage(targets, { now: () => new Date() });
  const run: TriageRun = {
    id: randomUUID(),
    startedAt: startedAt.toISOString(),
    endedAt: new Date().toISOString(),
    simulated,
    ranBy: actor.name,
    verdict,
    readings,
    rateLimit,
  };
  const kept = await keep(run, region).catch(withoutDatabase(false));
  // Somebody waits for the verdict; an incident that is being written to by others must not keep it from them.
  const added = kept ? addTriageNews(run, authorOf(actor), new Date()).catch(withoutDatabase(undefined)) : undefined;
  return { run, kept, added: added ?? Promise.resolve() };
}

async function keep(run: TriageRun, region: Region | null): Promise<boolean> {
  await insertTriageRun(run, region);
  // The run is kept, whatever becomes of the old ones; the next run tries again.
  await deleteTriageRunsBefore(new Date(Date.parse(run.startedAt) - KEPT_MS)).catch(withoutDatabase(null));
  return true;
}

function withoutDatabase<T>(value: T): (error: unknown) => T {
  return (error) => {
    log.error({ err: error }, "Triage goes on without the record");
    return value;
  };
}

/** Where the page at this address was found, so that later runs need not look for it again. */
function statusPageMemory(url: string): StatusPageMemory {
  return perProcess<StatusPageMemory>(`status page memory ${url}`, () => ({ base: null }));
}
