import type { Fact, ProbeName, Reading } from "#lib/contracts/triage.ts";
import type { Trouble } from "#lib/triage/trouble.ts";

const ENDPOINTS: Readonly<Partial<Record<ProbeName, string>>> = {
  api: "GET /me",
  scope: "GET /conversations",
  search: "POST /contacts/search",
};

/** The call that a probe makes, as a person would write it. */
export function endpointOf(probe: ProbeName): string {
  return ENDPOINTS[probe] ?? probe;
}

/** What is wrong with one call. */
export function troubleFact({ kind, probe, reading }: Trouble): Fact {
  if (probe === "webhooks" && reading !== undefined) return webhooksFact(reading);
  return { probe, fact: troubleWords(kind, endpointOf(probe), reading) };
}

function troubleWords(kind: Trouble["kind"], endpoint: string, reading: Reading | undefined): string {
  const value = reading?.value ?? "not asked";
  switch (kind) {
    case "token":
      return reading?.httpStatus == null
        ? `Our token cannot be used: ${lowerFirst(value)}`
        : `Intercom rejects our token (${value})`;
    case "scope":
      return `Our token may not use ${endpoint}: a scope or permission is missing (${value})`;
    case "plan":
      return `The workspace's plan does not allow ${endpoint} (${value})`;
    case "rate-limit":
      return `Intercom limits our rate on ${endpoint} (${value})`;
    case "server-error":
      return reading?.httpStatus == null
        ? `${endpoint} gets no answer from Intercom (${lowerFirst(value)})`
        : `${endpoint} fails on Intercom's side (${value})`;
    case "slow":
      return reading?.state === "warn"
        ? `${endpoint} works, but takes ${duration(reading.latencyMs)}`
        : `${endpoint} does not answer in time (${lowerFirst(value)})`;
    case "request":
      return requestWords(endpoint, reading, value);
    case "nothing":
      return reading === undefined || reading.state === "unknown"
        ? `${endpoint} was not read`
        : "Nothing answers: neither Intercom's API, nor its edge, nor its status page";
    default:
      return kind satisfies never;
  }
}

function requestWords(endpoint: string, reading: Reading | undefined, value: string): string {
  if (reading?.code === "redirect") return `INTERCOM_API_URL answers ${endpoint} with a redirect (${value})`;
  if (reading?.code === "bad_url") return "INTERCOM_API_URL is not a valid address";
  return `Intercom calls our ${endpoint} request wrong (${value})`;
}

/** What is wrong with webhooks. */
export function webhooksFact({ code, value }: Reading): Fact {
  return { probe: "webhooks", fact: `${webhookWords(code)} (${value})` };
}

function webhookWords(code: string | null): string {
  if (code === "silent") return "No webhooks come from Intercom any more";
  if (code === "transit_late") return "Intercom's webhooks take long to reach us";
  return "Intercom's webhooks come late";
}

/** What shows that calls work. */
export function callsWorkFact(api: Reading): Fact {
  return { probe: "api", fact: `Calls work: GET /me answers ${api.value} in ${duration(api.latencyMs)}` };
}

export function incidentFact(incidents: Reading, where: string): Fact {
  return { probe: "incidents", fact: `The status page reports trouble on our ${where} (${incidents.value})` };
}

export function noIncidentFact(incidents: Reading, where: string): Fact {
  return { probe: "incidents", fact: `The status page reports no incident on our ${where} (${incidents.value})` };
}

export function unexplainedFact(incidents: Reading): Fact {
  return { probe: "incidents", fact: `The reported incident does not explain this answer (${incidents.value})` };
}

export function pageUnreadFact(incidents: Reading | undefined): Fact {
  const why = incidents === undefined ? "not asked" : lowerFirst(incidents.value);
  return { probe: "status", fact: `The status page tells nothing (${why}): that is not the same as no incident` };
}

export function healthFact(health: Reading | undefined): Fact {
  return { probe: "health", fact: healthWords(health) };
}

function healthWords(health: Reading | undefined): string {
  if (health === undefined || health.latencyMs === null) return "Our own health is not known: HEALTH_URL is not set";
  if (health.httpStatus === null) return `Our own health check does not answer (${lowerFirst(health.value)})`;
  return `Our own health check says ${health.value}`;
}

/** That another host answers promptly speaks for our network. */
export function promptFact({ probe, latencyMs }: Reading): Fact {
  const subjects: Partial<Record<ProbeName, string>> = {
    edge: "Intercom's edge",
    status: "The status page",
    health: "Our own health check",
  };
  return { probe, fact: `${subjects[probe] ?? endpointOf(probe)} answers promptly, in ${duration(latencyMs)}` };
}

export function edgeAliveFact(edge: Reading): Fact {
  return { probe: "edge", fact: `Intercom's edge answers (${edge.value})` };
}

function duration(latencyMs: number | null): string {
  if (latencyMs === null) return "an unknown time";
  return latencyMs < 1_000 ? `${latencyMs} ms` : `${(latencyMs / 1_000).toFixed(1)} s`;
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
