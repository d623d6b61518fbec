import type { Fact, Reading } from "#lib/contracts/triage.ts";
import type { AnswerId, QuestionId } from "#lib/runbook/decision-tree.ts";
import {
  callsWorkFact,
  healthFact,
  incidentFact,
  noIncidentFact,
  pageUnreadFact,
  troubleFact,
  unexplainedFact,
} from "#lib/triage/facts.ts";
import { type Trouble, type TroubleKind, troublesIn } from "#lib/triage/trouble.ts";

/** One answer that the evidence gives, and the fact that it rests on. */
export type EvidenceAnswer<Q extends QuestionId = QuestionId> = { readonly answer: AnswerId<Q>; readonly fact: Fact };

/**
 * The answers that the evidence gives to the tree's questions, also to those off the path: a person who overrides one
 * answer finds the next ones filled in. Only `error-kind` is left out where no call fails.
 */
export type EvidenceAnswers = { readonly [Q in QuestionId]?: EvidenceAnswer<Q> };

/** What an incident on Intercom's side can bring about. A refused token, scope, plan, rate or request stays ours. */
const EXPLAINED_BY_INCIDENT: readonly TroubleKind[] = ["server-error", "slow"];

export function answersFrom(readings: readonly Reading[]): EvidenceAnswers {
  const [worst] = troublesIn(readings);
  const incidents = readings.find(({ probe }) => probe === "incidents");
  return {
    "api-errors": apiErrors(readings, worst),
    "incident-reported": incidentReported(incidents, worst),
    ...(worst === undefined ? {} : { "error-kind": { answer: worst.kind, fact: troubleFact(worst) } }),
    "incident-while-working": incidentWhileWorking(incidents),
    "service-healthy": serviceHealthy(readings.find(({ probe }) => probe === "health")),
  };
}

function apiErrors(readings: readonly Reading[], worst: Trouble | undefined): EvidenceAnswer<"api-errors"> {
  if (worst !== undefined) return { answer: "yes", fact: troubleFact(worst) };
  const api = readings.find(({ probe }) => probe === "api");
  if (api === undefined) throw new Error("a run without a reading of /me counts as trouble, so this cannot be");
  return { answer: "no", fact: callsWorkFact(api) };
}

function incidentReported(
  incidents: Reading | undefined,
  worst: Trouble | undefined,
): EvidenceAnswer<"incident-reported"> {
  if (incidents === undefined || incidents.state === "unknown") {
    return { answer: "unreachable", fact: pageUnreadFact(incidents) };
  }
  if (worst?.probe === "webhooks") return webhooksIncident(incidents);
  if (!reportsOn(incidents, "rest_api")) return { answer: "none", fact: noIncidentFact(incidents, "REST API") };
  return worst === undefined || EXPLAINED_BY_INCIDENT.includes(worst.kind)
    ? { answer: "reported", fact: incidentFact(incidents, "REST API") }
    : { answer: "none", fact: unexplainedFact(incidents) };
}

/** An incident on either explains late webhooks: the API's is the stronger and hides the other. */
function webhooksIncident(incidents: Reading): EvidenceAnswer<"incident-reported"> {
  const component = (["rest_api", "webhooks"] as const).find((candidate) => reportsOn(incidents, candidate));
  return component === undefined
    ? { answer: "none", fact: noIncidentFact(incidents, "REST API or Webhooks") }
    : { answer: "reported", fact: incidentFact(incidents, component === "rest_api" ? "REST API" : "Webhooks") };
}

function incidentWhileWorking(incidents: Reading | undefined): EvidenceAnswer<"incident-while-working"> {
  if (incidents === undefined || incidents.state === "unknown") {
    return { answer: "no", fact: pageUnreadFact(incidents) };
  }
  if (reportsOn(incidents, "rest_api")) return { answer: "yes", fact: incidentFact(incidents, "REST API") };
  if (reportsOn(incidents, "webhooks")) return { answer: "yes", fact: incidentFact(incidents, "Webhooks") };
  return { answer: "no", fact: noIncidentFact(incidents, "REST API or Webhooks") };
}

/** Health that is not asked, or answers with a word that says nothing, is no reason to suspect ourselves. */
function serviceHealthy(health: Reading | undefined): EvidenceAnswer<"service-healthy"> {
  return { answer: health?.state === "fail" ? "no" : "yes", fact: healthFact(health) };
}

/** Certain or probable: both count; the difference is the verdict's confidence. */
function reportsOn({ code }: Reading, component: "rest_api" | "webhooks"): boolean {
  return code === component || code === `${component}_probable`;
}
