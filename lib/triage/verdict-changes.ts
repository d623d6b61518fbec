import type { Fact, ProbeName, Reading } from "#lib/contracts/triage.ts";
import { endpointOf } from "#lib/triage/facts.ts";

/**
 * What is different now, in words for a timeline: `GET /me answers 503 service_unavailable now`.
 * @param before the latest reading of each probe until then; a probe that was never asked has none
 * @param pageNews what the status page says now that it did not say before, in whole sentences
 */
export function verdictChanges(
  before: readonly Reading[],
  after: readonly Reading[],
  pageNews: readonly string[],
): Fact[] {
  const api = after.find(({ probe }) => probe === "api");
  const apiIsNews =
    api !== undefined &&
    isNews(
      before.find(({ probe }) => probe === "api"),
      api,
    );
  return after.flatMap((now): Fact[] => {
    // Where `/me` fails, or works again, so do all calls: that the others do the same says nothing more.
    if (apiIsNews && SAME_CALLS.includes(now.probe) && isAlike(now, api)) return [];
    const then = before.find(({ probe }) => probe === now.probe);
    if (now.probe === "incidents" && pageNews.length > 0) {
      return pageNews.map((fact) => ({ probe: "incidents", fact }));
    }
    return isNews(then, now) ? [{ probe: now.probe, fact: words(now, then) }] : [];
  });
}

const SAME_CALLS: readonly ProbeName[] = ["scope", "search"];

function isAlike(one: Reading, other: Reading): boolean {
  return one.state === other.state && one.httpStatus === other.httpStatus && one.code === other.code;
}

/** These two tell the same page, and a number that moves all the time. */
const TOLD_BY_OTHERS: readonly ProbeName[] = ["rate-limit", "status"];

function isNews(then: Reading | undefined, now: Reading): boolean {
  if (TOLD_BY_OTHERS.includes(now.probe)) return false;
  if (then === undefined) return now.state === "fail" || now.state === "warn";
  return then.state !== now.state || then.httpStatus !== now.httpStatus || then.code !== now.code;
}

function words({ probe, state, value, httpStatus }: Reading, then: Reading | undefined): string {
  const again = state === "ok" && then !== undefined && then.state !== "ok" ? " again" : "";
  switch (probe) {
    case "api":
    case "scope":
    case "search":
      return httpStatus === null
        ? `${endpointOf(probe)} gets no answer now (${lowerFirst(value)})`
        : `${endpointOf(probe)} answers ${value} ${again === "" ? "now" : "again"}`;
    case "edge":
      return `Intercom's edge now: ${lowerFirst(value)}`;
    case "incidents":
    case "status":
      return state === "unknown"
        ? `Intercom's page cannot be read now (${lowerFirst(value)})`
        : `Intercom's page can be read${again || " now"}: ${lowerFirst(value)}`;
    case "health":
      return `Our own health check says ${value}${again || " now"}`;
    case "webhooks":
      return `Webhooks${again || " now"}: ${value}`;
    case "rate-limit":
      return `Rate limit now: ${value}`;
    default:
      return probe satisfies never;
  }
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
