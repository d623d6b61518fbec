import type { Scene } from "#lib/services/seed/scene.ts";

export const rateLimit: Scene = {
  leaf: "rate-limit",
  weight: 14,
  severities: ["P2", "P2", "P3"],
  minutes: [14, 110],
  alerts: [
    "Datadog: 429 from Intercom in {rate} % of calls",
    "{job} has {queued} jobs waiting and is falling behind",
    "Agents: conversations load, but only at the third try",
  ],
  impacts: [
    "About {rate} % of calls are refused; agents see spinners",
    "Messages from {service} arrive up to {delay} minutes late",
    "Contact updates delayed",
  ],
  causes: [
    "{job} was started twice and asks without a limit",
    "A backfill for the warehouse shares the app's limit with the inbox",
    "Another app of the workspace uses up the common limit",
  ],
  findings: [
    "X-RateLimit-Remaining is 0 in four of five windows of ten seconds.",
    "The requests come from {job}: {queued} in the last minute, all for single contacts.",
    "Our app is well below its limit, yet we get 429: it must be the workspace's limit.",
  ],
  mitigations: [
    "Paused {job}",
    "Turned on queueing with backoff for everything but replies",
    "Halved the workers of {job}",
  ],
  fixes: [
    "{job} runs once, at a fixed rate, with room left for the inbox",
    "The backfill was moved to the night and limited to 40 calls a second",
    "The other team paused its export; remaining calls are back to normal",
  ],
  summaries: [
    "Too many requests left too little of the rate limit for agents. {rate} % of calls were refused for {minutes} minutes.",
    "A batch job used up the rate limit, and replies from {service} were late. No message was lost.",
  ],
  rootCauses: [
    "`{job}` asks for contacts one by one. With {queued} of them it needs more calls than one window of ten seconds allows, and it retried at once.\n\n- no shared budget between jobs and the inbox\n- no backoff on 429",
    "Two copies of the job ran after a deployment, because its lock had a shorter life than the job.",
  ],
  actionItems: [
    "Share one rate limiter between all jobs",
    "Read contacts in pages instead of one by one",
    "Chart the remaining calls of each window",
    "Give the lock of {job} a heartbeat",
  ],
  failures: [
    { endpoint: "GET /contacts/{id}", status: 429, code: "rate_limit_exceeded" },
    { endpoint: "POST /conversations/search", status: 429, code: "rate_limit_exceeded" },
    { endpoint: "PUT /contacts/{id}", status: 429, code: "too_many_requests" },
  ],
};
