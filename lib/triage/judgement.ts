import type { Fact, Reading, Verdict } from "#lib/contracts/triage.ts";
import { type Answers, type QuestionId, walk } from "#lib/runbook/decision-tree.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import type { Severity } from "#lib/runbook/severity.ts";
import { answersFrom, type EvidenceAnswers } from "#lib/triage/answers.ts";
import { callsWorkFact, edgeAliveFact, healthFact, promptFact, troubleFact, webhooksFact } from "#lib/triage/facts.ts";
import { AUTHENTICATED, type Trouble, troublesIn } from "#lib/triage/trouble.ts";

/** A verdict without what would flip it. */
export type Judgement = Omit<Verdict, "wouldFlip">;

/**
 * Whose problem the readings show. The leaf is where the decision tree ends with the answers that the evidence gives.
 * @param slowMs from this latency on another host is too slow itself to speak for our network
 */
export function judge(readings: readonly Reading[], slowMs: number): Judgement {
  const answers = answersFrom(readings);
  const { leaf, path } = leafOf(answers);
  const troubles = troublesIn(readings);
  const [worst] = troubles;
  const isCallSlow = worst?.kind === "slow" && worst.probe !== "webhooks";
  const prompt = isCallSlow ? promptWitness(readings, troubles, slowMs) : undefined;
  return {
    side: sideOf(leaf, { worst, prompt }),
    leaf,
    severity: severityOf(leaf, worst, readings),
    confidence: confidenceOf(leaf, worst, readings),
    decidedBy: distinct([
      ...path.flatMap((question) => answers[question]?.fact ?? []),
      ...tellingTroubles(troubles).map(troubleFact),
      ...(prompt === undefined ? [] : [prompt]),
      ...alsoSeen(leaf, worst, readings),
    ]),
  };
}

function leafOf(evidence: EvidenceAnswers): { leaf: Leaf; path: QuestionId[] } {
  const answers: Answers = {
    "api-errors": evidence["api-errors"]?.answer,
    "incident-reported": evidence["incident-reported"]?.answer,
    "error-kind": evidence["error-kind"]?.answer,
    "incident-while-working": evidence["incident-while-working"]?.answer,
    "service-healthy": evidence["service-healthy"]?.answer,
  };
  const { end, path } = walk(answers);
  if ("question" in end) throw new Error(`the evidence does not answer ${end.question}`);
  return { leaf: end.leaf, path: path.map(({ question }) => question) };
}

type SideEvidence = { worst: Trouble | undefined; prompt: Fact | undefined };

function sideOf(leaf: Leaf, { worst, prompt }: SideEvidence): Verdict["side"] {
  switch (leaf) {
    case "upstream":
    case "server-error":
      return "theirs";
    case "token":
    case "scope":
    case "plan":
    case "rate-limit":
    case "request":
      return "ours";
    case "degraded":
      if (worst?.probe === "webhooks") return sideOfWebhooks(worst);
      return prompt === undefined ? "unknown" : "theirs";
    case "infrastructure":
      return worst === undefined ? "ours" : "unknown";
    case "intermittent":
      return "healthy";
    default:
      return leaf satisfies never;
  }
}

/**
 * What waits in Intercom's queue is Intercom's. What takes long on the way, or never comes, may not have been sent, or may not get
 * through to us: calls that work say nothing of the way in.
 */
function sideOfWebhooks({ reading }: Trouble): Verdict["side"] {
  return reading?.code === "queue_late" ? "theirs" : "unknown";
}

function severityOf(leaf: Leaf, worst: Trouble | undefined, readings: readonly Reading[]): Severity | null {
  if (worst !== undefined) return worst.severity;
  if (leaf === "upstream") return "P3";
  if (leaf === "infrastructure") return "P2";
  return pageUnread(readings) ? "P4" : null;
}

function confidenceOf(leaf: Leaf, worst: Trouble | undefined, readings: readonly Reading[]): Verdict["confidence"] {
  switch (leaf) {
    case "upstream":
      return find(readings, "incidents")?.code?.endsWith("_probable") ? "probable" : "certain";
    case "server-error":
    case "degraded":
      return "probable";
    case "infrastructure":
      return worst === undefined && find(readings, "health")?.httpStatus != null ? "certain" : "probable";
    case "intermittent":
      return pageUnread(readings) ? "probable" : "certain";
    case "token":
    case "scope":
    case "plan":
    case "rate-limit":
    case "request":
      return "certain";
    default:
      return leaf satisfies never;
  }
}

/**
 * What shows that slow calls are not our network's doing: a host that answers promptly, or the other Intercom calls.
 * Undefined where everything is slow alike.
 */
function promptWitness(readings: readonly Reading[], troubles: readonly Trouble[], slowMs: number): Fact | undefined {
  const calls = troubles.filter(({ probe }) => probe !== "webhooks");
  const isPrompt = (reading: Reading) =>
    reading.httpStatus !== null && reading.latencyMs !== null && reading.latencyMs < slowMs;
  const others = (["status", "health", "edge"] as const).map((probe) => find(readings, probe));
  const untroubled = AUTHENTICATED.filter((name) => !calls.some(({ probe }) => probe === name));
  const working = calls.length === 1 ? untroubled.map((probe) => find(readings, probe)) : [];
  const witness = [...working, ...others].find((reading) => reading !== undefined && isPrompt(reading));
  return witness === undefined ? undefined : promptFact(witness);
}

/** Where `/me` fails, all calls do: that the others fail alike, or are late, says nothing more. */
function tellingTroubles(troubles: readonly Trouble[]): Trouble[] {
  const [worst] = troubles;
  if (worst?.probe !== "api") return [...troubles];
  return troubles.filter((trouble) => trouble === worst || (trouble.kind !== worst.kind && trouble.kind !== "slow"));
}

/** Facts that did not decide, but that nobody should have to look for. */
function alsoSeen(leaf: Leaf, worst: Trouble | undefined, readings: readonly Reading[]): Fact[] {
  const api = find(readings, "api");
  const edge = find(readings, "edge");
  const health = find(readings, "health");
  const webhooks = find(readings, "webhooks");
  return [
    ...(worst?.probe === "webhooks" && api !== undefined ? [callsWorkFact(api)] : []),
    ...(leaf === "server-error" && edge?.httpStatus === 401 ? [edgeAliveFact(edge)] : []),
    ...(health?.state === "fail" ? [healthFact(health)] : []),
    ...(webhooks?.state === "fail" ? [webhooksFact(webhooks)] : []),
  ];
}

function pageUnread(readings: readonly Reading[]): boolean {
  return (["status", "incidents"] as const).some((probe) => (find(readings, probe)?.state ?? "unknown") === "unknown");
}

function find(readings: readonly Reading[], name: Reading["probe"]): Reading | undefined {
  return readings.find(({ probe }) => probe === name);
}

function distinct(facts: readonly Fact[]): Fact[] {
  return facts.filter((fact, index) => facts.findIndex((other) => other.fact === fact.fact) === index);
}
