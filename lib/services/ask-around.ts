import { randomUUID } from "node:crypto";
import type { TriageRun } from "#lib/contracts/triage.ts";
import { findLastKnownRegion } from "#lib/db/triage-runs.ts";
import { env } from "#lib/env.ts";
import type { StatusPageMemory } from "#lib/integrations/statuspage/client.ts";
import { log } from "#lib/log.ts";
import { perProcess } from "#lib/per-process.ts";
import { triageTargets } from "#lib/services/triage-targets.ts";
import { webhookTraffic } from "#lib/services/webhook-traffic.ts";
import type { OptionalQuestion } from "#lib/triage/optional-question.ts";
import { type Region, regionNamed } from "#lib/triage/region.ts";
import { triage } from "#lib/triage/runner.ts";
import type { PageReport } from "#lib/triage/status-page.ts";

/** A run that is not kept yet, and what of it is no part of the report. */
export type Asked = {
  readonly run: TriageRun;
  /** The workspace's region as this run's own `/me` told it. */
  readonly region: Region | null;
  /** The same of its id. */
  readonly workspaceId: string | null;
  /** Ours, as far as it is known. */
  readonly ourRegion: Region | null;
  readonly page: PageReport | null;
};

/**
 * Runs the probes with what is configured. Works without the database: what only it knows then counts as not known.
 * @param first which of the optional questions are asked at once; all if left out
 * @throws ServiceError `not_configured`
 */
export async function askAround({
  ranBy,
  first,
}: {
  ranBy: string | null;
  first?: readonly OptionalQuestion[];
}): Promise<Asked> {
  const { simulated, statusPage } = env();
  const startedAt = new Date();
  const [lastKnown, webhooks] = await Promise.all([
    findLastKnownRegion(simulated).catch(withoutDatabase(null)),
    webhookTraffic(simulated, startedAt).catch(withoutDatabase(null)),
  ]);
  const lastKnownRegion = regionNamed(lastKnown ?? "");
  const targets = triageTargets(env(), { lastKnownRegion, memory: statusPageMemory(statusPage.url) });
  const result = await triage(
    { ...targets, webhooks },
    { now: () => new Date(), ...(first === undefined ? {} : { first }) },
  );
  const { verdict, readings, region, workspaceId, rateLimit, page } = result;
  const run: TriageRun = {
    id: randomUUID(),
    startedAt: startedAt.toISOString(),
    endedAt: new Date().toISOString(),
    simulated,
    ranBy,
    verdict,
    readings,
    rateLimit,
  };
  return { run, region, workspaceId, ourRegion: statusPage.region ?? region ?? lastKnownRegion, page };
}

/** Logs why the database could not be used, and goes on with what is known without it. */
export function withoutDatabase<T>(value: T): (error: unknown) => T {
  return (error) => {
    log.error({ err: error }, "Triage goes on without the record");
    return value;
  };
}

/** Where the page at this address was found, so that later runs need not look for it again. */
function statusPageMemory(url: string): StatusPageMemory {
  return perProcess<StatusPageMemory>(`status page memory ${url}`, () => ({ base: null }));
}
