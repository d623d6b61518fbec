import type { Reading, Verdict } from "#lib/contracts/triage.ts";
import { askHealth } from "#lib/integrations/health/client.ts";
import { withDeadline } from "#lib/integrations/http/deadline.ts";
import { callIntercom } from "#lib/integrations/intercom/client.ts";
import { readToken, type TokenRead, type TokenSource } from "#lib/integrations/intercom/token.ts";
import { lookAtStatusPage, type StatusPageMemory } from "#lib/integrations/statuspage/client.ts";
import type { IntercomCall, IntercomRequest } from "#lib/triage/intercom-call.ts";
import { type Heard, SLOW_FROM_MS, type Sources } from "#lib/triage/probe.ts";
import { apiRequest } from "#lib/triage/probes/api.ts";
import { edgeRequest } from "#lib/triage/probes/edge.ts";
import { PROBE_NAMES, PROBES } from "#lib/triage/probes/registry.ts";
import { scopeRequest } from "#lib/triage/probes/scope.ts";
import { searchRequest } from "#lib/triage/probes/search.ts";
import { REGIONS, type Region, regionOfApi } from "#lib/triage/region.ts";
import { verdictOn } from "#lib/triage/verdict.ts";

/** A probe that has not answered by then is given up. */
const DEADLINE_MS = 5_000;

/** What a run looks at. */
export type TriageTargets = {
  readonly intercom: { readonly apiUrl: string; readonly token: TokenSource };
  readonly statusPage: {
    readonly url: string;
    /** The setting; null where the region is to be found out. */
    readonly region: Region | null;
    /** Keep one for each status page address, so that later runs need not look for the page again. */
    readonly memory?: StatusPageMemory;
  };
  /** The region of the last good `/me`, as an earlier run returned it. */
  readonly lastKnownRegion: Region | null;
  readonly healthUrl: string | null;
};

export type TriageOptions = {
  readonly now: () => Date;
  /** Milliseconds after which a probe is given up; 5,000 if left out. */
  readonly deadlineMs?: number;
  /** Milliseconds from which an answer is slow; 2,000 if left out. */
  readonly slowMs?: number;
};

export type TriageResult = {
  readonly verdict: Verdict;
  readonly readings: Reading[];
  /** The workspace's region if this run's `/me` told it, for the next run's `lastKnownRegion`. */
  readonly region: Region | null;
};

/**
 * Runs every probe once, all at the same time and without retries, and judges what they found. Trouble of any kind is a
 * reading; nothing is thrown. The token goes to the configured Intercom address only, and is in nothing that is returned.
 */
export async function triage(
  targets: TriageTargets,
  { now, deadlineMs = DEADLINE_MS, slowMs = SLOW_FROM_MS }: TriageOptions,
): Promise<TriageResult> {
  const known = targets.statusPage.region ?? targets.lastKnownRegion ?? regionOfApi(targets.intercom.apiUrl);
  const sources = await askAll(targets, known, { now, deadlineMs });
  const told = regionIn(sources.me.answer);
  const readings = PROBE_NAMES.flatMap((probe): Reading[] => {
    const reading = PROBES[probe].read(sources, { region: known ?? told, slowMs });
    return reading === null ? [] : [{ probe, ...reading }];
  });
  return { verdict: verdictOn(readings, slowMs), readings, region: told };
}

type Clock = { readonly now: () => Date; readonly deadlineMs: number };

/** Each question has a deadline of its own and waits for no other. */
async function askAll(targets: TriageTargets, known: Region | null, { now, deadlineMs }: Clock): Promise<Sources> {
  const { intercom, statusPage, healthUrl } = targets;
  const { apiUrl } = intercom;
  const hear = async <T>(ask: (signal: AbortSignal) => Promise<T>): Promise<Heard<T>> => {
    const answer = await withDeadline(deadlineMs, ask);
    return { answer, endedAt: now() };
  };
  const token = readToken(intercom.token);
  const hearWithToken = async (request: IntercomRequest): Promise<Heard<IntercomCall>> => {
    const read = await token;
    return hear((signal) => callWith(read, request, apiUrl, signal));
  };
  const memory = statusPage.memory ?? { base: null };
  const regions = known === null ? REGIONS : [known];

  const [me, meWithoutToken, conversations, contactsSearch, page, health] = await Promise.all([
    hearWithToken(apiRequest),
    hear((signal) => callIntercom(edgeRequest, { apiUrl, token: null, signal })),
    hearWithToken(scopeRequest),
    hearWithToken(searchRequest),
    hear((signal) => lookAtStatusPage({ url: statusPage.url, regions, signal, memory })),
    hear(async (signal) => (healthUrl === null ? null : askHealth({ url: healthUrl, signal }))),
  ]);
  return { me, meWithoutToken, conversations, contactsSearch, statusPage: page, health };
}

async function callWith(
  read: TokenRead,
  request: IntercomRequest,
  apiUrl: string,
  signal: AbortSignal,
): Promise<IntercomCall> {
  return read.kind === "problem"
    ? { kind: "not-sent", code: read.code, problem: read.problem }
    : callIntercom(request, { apiUrl, token: read.token, signal });
}

function regionIn(me: IntercomCall): Region | null {
  return me.kind === "answered" && me.body.kind === "admin" ? me.body.region : null;
}
