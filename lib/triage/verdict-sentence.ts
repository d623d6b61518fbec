import type { ProbeName, Reading, Verdict } from "#lib/contracts/triage.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import { troublesIn } from "#lib/triage/trouble.ts";

type Evidence = { readonly verdict: Verdict; readonly readings: readonly Reading[] };

/**
 * The verdict in one sentence for somebody half asleep: what happens and, where Intercom refused, its exact answer. The
 * full reasoning stands below it in `decidedBy`.
 */
export function verdictSentence(evidence: Evidence): string {
  return SENTENCES[evidence.verdict.leaf](evidence);
}

const SENTENCES: Record<Leaf, (evidence: Evidence) => string> = {
  upstream: (evidence) =>
    works(evidence, "api")
      ? "Intercom reports an incident; our calls still work."
      : "Intercom reports an incident, and our calls fail.",
  token: (evidence) => `Intercom rejects our token${exactAnswer(evidence)}.`,
  scope: (evidence) => `Our token lacks a permission${exactAnswer(evidence)}.`,
  plan: (evidence) => `Our Intercom plan does not allow API calls${exactAnswer(evidence)}.`,
  "rate-limit": (evidence) => `We are over Intercom's rate limit${exactAnswer(evidence)}.`,
  "server-error": (evidence) => {
    const what = reading(evidence, "api")?.httpStatus === null ? "does not answer" : "is failing";
    const page = reading(evidence, "status")?.state === "unknown" ? "cannot be read" : "has not said so yet";
    return `Intercom's API ${what}; its status page ${page}.`;
  },
  degraded: (evidence) => {
    const [worst] = troublesIn(evidence.readings);
    if (worst?.probe === "webhooks") return webhookSentence(worst.reading?.code ?? null);
    if (evidence.verdict.side === "unknown") return "Everything answers slowly. Look at our own network first.";
    return works(evidence, "api") && !works(evidence, "search")
      ? "Searching in Intercom is slow; other calls work."
      : "Intercom answers, but slowly.";
  },
  request: (evidence) => `Intercom refuses our request as invalid${exactAnswer(evidence)}.`,
  infrastructure: ({ verdict }) =>
    verdict.side === "unknown"
      ? "Nothing answers, not even the status page. Look at our own network first."
      : "Intercom works; our own integration does not.",
  intermittent: ({ verdict }) =>
    verdict.severity === null
      ? "Calls to Intercom work."
      : "Calls to Intercom work, but its status page cannot be read.",
};

function webhookSentence(code: string | null): string {
  if (code === "silent") return "Intercom's webhooks have stopped; calls work. Look at the way to us too.";
  if (code === "transit_late") return "Intercom's webhooks reach us late; calls work. Look at the way to us first.";
  return "Intercom's webhooks come late; calls work.";
}

function reading({ readings }: Evidence, probe: ProbeName): Reading | undefined {
  return readings.find((candidate) => candidate.probe === probe);
}

function works(evidence: Evidence, probe: ProbeName): boolean {
  return reading(evidence, probe)?.state === "ok";
}

/** The first refusal of Intercom, as ` (401 token_revoked)`; empty where none was read. */
function exactAnswer({ readings }: Evidence): string {
  const refusal = readings.find(
    ({ probe, httpStatus }) => CALLS_WITH_TOKEN.has(probe) && httpStatus !== null && httpStatus >= 400,
  );
  return refusal === undefined ? "" : ` (${[refusal.httpStatus, refusal.code].filter(Boolean).join(" ")})`;
}

/** The edge probe is refused by design: it calls without a token. */
const CALLS_WITH_TOKEN: ReadonlySet<ProbeName> = new Set(["api", "scope", "search"]);
