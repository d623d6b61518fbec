import type { RateLimit as RateLimitReading, Reading, Verdict } from "#lib/contracts/triage.ts";
import { askHealth } from "#lib/integrations/health/client.ts";
import { withDeadline } from "#lib/integrations/http/deadline.ts";
import { callIntercom } from "#lib/integrations/intercom/client.ts";
import { readToken, type TokenRead, type TokenSource } from "#lib/integrations/intercom/token.ts";
import { lookAtStatusPage, type StatusPageMemory } from "#lib/integrations/statuspage/client.ts";
import type { IntercomBody, IntercomCall, IntercomRequest } from "#lib/triage/intercom-call.ts";
import { keptReport } from "#lib/triage/kept-report.ts";
import { OPTIONAL_QUESTIONS, type OptionalQuestion } from "#lib/triage/optional-question.ts";
import { type Heard, SLOW_FROM_MS, type Sources } from "#lib/triage/probe.ts";
import { apiRequest } from "#lib/triage/probes/api.ts";
import { edgeRequest } from "#lib/triage/probes/edge.ts";
import { PROBE_NAMES, PROBES } from "#lib/triage/probes/registry.ts";
import { scopeRequest } from "#lib/triage/probes/scope.ts";
import { searchRequest } from "#lib/triage/probes/search.ts";
import { REGIONS, type Region, regionOfApi } from "#lib/triage/region.ts";
import type { PageReport } from "#lib/triage/status-page.ts";
import { type Trouble, troublesIn } from "#lib/triage/trouble.ts";
import { verdictOn } from "#lib/triage/verdict.ts";
import type { WebhookTraffic } from "#lib/triage/webhook-traffic.ts";

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
  /** Null where nobody receives webhooks: a run in the terminal, say. */
  readonly webhooks?: WebhookTraffic | null;
};

export type TriageOptions = {
  readonly now: () => Date;
  /** Milliseconds after which a probe is given up; 5,000 if left out. */
  readonly deadlineMs?: number;
  /** Milliseconds from which an answer is slow; 2,000 if left out. */
  readonly slowMs?: number;
  /**
   * Which of the optional questions are asked at once, all if left out. The others follow only where a call is in trouble, so
   * that every verdict on trouble has the whole evidence, and a quiet run costs Intercom little.
   */
  readonly first?: readonly OptionalQuestion[];
};

export type TriageResult = {
  readonly verdict: Verdict;
  readonly readings: Reading[];
  /** The workspace's region if this run's `/me` told it, for the next run's `lastKnownRegion`. */
  readonly region: Region | null;
  /** The same of the workspace's id, as it stands in Intercom's addresses. */
  readonly workspaceId: string | null;
  /** What `/me` told of the rate limit; null where it told nothing. */
  readonly rateLimit: RateLimitReading | null;
  /** The status page as this run saw it, as much of it as is kept; null where it could not be read. */
  readonly page: PageReport | null;
};

/**
 * Runs every probe once, side by side and without retries, and judges what they found. Trouble of any kind is a
 * reading; nothing is thrown. The token goes to the configured Intercom address only, and is in nothing that is returned.
 */
export async function triage(
  targets: TriageTargets,
  { now, deadlineMs = DEADLINE_MS, slowMs = SLOW_FROM_MS, first = OPTIONAL_QUESTIONS }: TriageOptions,
): Promise<TriageResult> {
  const known = targets.statusPage.region ?? targets.lastKnownRegion ?? regionOfApi(targets.intercom.apiUrl);
  const questions = questionsTo(targets, known, { now, deadlineMs });
  const asked = await askAll(questions, first);
  const admin = adminIn(asked.me);
  const told = admin?.region ?? null;
  const read = (sources: Sources) =>
    PROBE_NAMES.flatMap((probe): Reading[] => {
      const reading = PROBES[probe].read(sources, { region: known ?? told, slowMs });
      return reading === null ? [] : [{ probe, ...reading }];
    });
  const rest = followUps(troublesIn(read(asked))).filter((question) => !first.includes(question));
  const sources = rest.length === 0 ? asked : { ...asked, ...(await askSome(questions, rest)) };
  const readings = read(sources);
  const page = sources.statusPage?.answer;
  return {
    verdict: verdictOn(readings, slowMs),
    readings,
    region: told,
    workspaceId: admin?.workspaceId ?? null,
    rateLimit: rateLimitIn(sources.me),
    page: page?.kind === "seen" ? keptReport(page.report, known ?? told) : null,
  };
}

/** What completes the evidence on trouble. Where our rate is the trouble, more calls with our token would only add to it. */
function followUps([worst]: readonly Trouble[]): readonly OptionalQuestion[] {
  if (worst === undefined) return [];
  return worst.kind === "rate-limit" ? ["meWithoutToken"] : OPTIONAL_QUESTIONS;
}

type Clock = { readonly now: () => Date; readonly deadlineMs: number };

/** How each question is asked; each has a deadline of its own and waits for no other. */
type Questions = { readonly [S in keyof Sources]: () => Promise<Sources[S]> };

function questionsTo(targets: TriageTargets, known: Region | null, { now, deadlineMs }: Clock): Questions {
  const { intercom, statusPage, healthUrl, webhooks = null } = targets;
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
  return {
    me: () => hearWithToken(apiRequest),
    meWithoutToken: () => hear((signal) => callIntercom(edgeRequest, { apiUrl, token: null, signal })),
    conversations: () => hearWithToken(scopeRequest),
    contactsSearch: () => hearWithToken(searchRequest),
    statusPage: () => hear((signal) => lookAtStatusPage({ url: statusPage.url, regions, signal, memory })),
    health: () => hear(async (signal) => (healthUrl === null ? null : askHealth({ url: healthUrl, signal }))),
    webhooks: async () => (webhooks === null ? null : { answer: webhooks, endedAt: now() }),
  };
}

async function askAll(questions: Questions, optional: readonly OptionalQuestion[]): Promise<Sources> {
  const [me, statusPage, health, webhooks, some] = await Promise.all([
    questions.me(),
    questions.statusPage(),
    questions.health(),
    questions.webhooks(),
    askSome(questions, optional),
  ]);
  return { me, meWithoutToken: null, conversations: null, contactsSearch: null, ...some, statusPage, health, webhooks };
}

async function askSome(
  questions: Questions,
  asked: readonly OptionalQuestion[],
): Promise<Partial<Pick<Sources, OptionalQuestion>>> {
  return Object.fromEntries(
    await Promise.all(asked.map(async (question) => [question, await questions[question]()] as const)),
  );
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

function adminIn(me: Sources["me"]): Extract<IntercomBody, { kind: "admin" }> | null {
  return me?.answer.kind === "answered" && me.answer.body.kind === "admin" ? me.answer.body : null;
}

function rateLimitIn(me: Sources["me"]): RateLimitReading | null {
  if (me?.answer.kind !== "answered") return null;
  const { limit, remaining, resetsAt } = me.answer.rateLimit;
  if (limit === null && remaining === null) return null;
  const resets = resetsAt === null ? null : new Date(resetsAt * 1_000);
  const isTime = resets !== null && !Number.isNaN(resets.getTime());
  return { limit, remaining, resetsAt: isTime ? resets.toISOString() : null, at: me.endedAt.toISOString() };
}
