import { describe, expect, it } from "vitest";
import type { Reading, TriageRun, Verdict } from "#lib/contracts/triage.ts";
import { findingsOf } from "#lib/triage/findings-of.ts";
import { answered, reading, run, slow } from "#lib/triage/test-readings.ts";
import { verdictOn } from "#lib/triage/verdict.ts";

const AT = "2026-03-05T03:12:00.000Z";

function runOf(readings: Reading[], change: Partial<Verdict> = {}): TriageRun {
  return {
    id: "0190163d-8694-739b-aea5-966c26f8ad91",
    startedAt: "2026-03-05T03:11:58.000Z",
    endedAt: AT,
    simulated: true,
    ranBy: "ann",
    verdict: { ...verdictOn(readings), ...change },
    readings,
    rateLimit: null,
  };
}

describe("the words of a finding", () => {
  it.each<{ given: string; readings: Reading[]; text: string }>([
    {
      given: "a revoked token",
      readings: run({ api: answered(401, "token_revoked") }),
      text: "Ours: Intercom rejects our token (401 token_revoked).",
    },
    {
      given: "server errors that the page does not report",
      readings: run({ api: answered(503), edge: answered(503) }),
      text: "Probably theirs: Intercom's API is failing; its status page has not said so yet.",
    },
    { given: "nothing wrong", readings: run(), text: "Healthy: Calls to Intercom work." },
  ])("given $given, then they say whose it is and what happens", ({ readings, text }) => {
    expect(findingsOf(runOf(readings)).text).toBe(text);
  });

  it("given a verdict of unknown, then it is nobody's, however probable", () => {
    expect(findingsOf(runOf(run(), { side: "unknown", confidence: "probable" })).text).toMatch(/^Unknown: /);
  });
});

describe("the request ids of a finding", () => {
  it("given calls that failed, then each has its endpoint, status, code and time", () => {
    const readings = run({
      api: { ...answered(401, "token_revoked"), requestIds: ["req_a"] },
      search: { ...slow(), requestIds: ["req_b"] },
    });
    expect(findingsOf(runOf(readings)).requestIds).toEqual([
      { id: "req_a", endpoint: "GET /me", status: 401, code: "token_revoked", at: AT },
      { id: "req_b", endpoint: "POST /contacts/search", status: 200, code: null, at: AT },
    ]);
  });

  it("given calls that went well, then theirs are left out", () => {
    expect(findingsOf(runOf(run({ api: { requestIds: ["req_a"] } }))).requestIds).toEqual([]);
  });

  it("given the rate limit, which reads the api probe's answer, then the call is told once and by its own probe", () => {
    const readings = run({
      api: { ...answered(429, "rate_limit_exceeded"), requestIds: ["req_a"] },
      "rate-limit": { state: "fail", httpStatus: 429, requestIds: ["req_a"] },
    });
    expect(findingsOf(runOf(readings)).requestIds).toMatchObject([{ id: "req_a", code: "rate_limit_exceeded" }]);
  });

  it("given one id in the body and one in the header, then both are kept; given one twice, then once", () => {
    const scope = { ...answered(403, "token_unauthorized"), requestIds: ["req_a", "req_b"] };
    const readings = run({ scope, search: { ...scope, requestIds: ["req_b"] } });
    expect(findingsOf(runOf(readings)).requestIds.map(({ id, endpoint }) => [id, endpoint])).toEqual([
      ["req_a", "GET /conversations"],
      ["req_b", "GET /conversations"],
    ]);
  });

  it("given what no record can hold, then it is left out instead of spoiling the record", () => {
    const readings = [
      reading("api", { state: "fail", requestIds: ["req a", "", "x".repeat(201), "req_good"] }),
      reading("edge", { state: "fail", httpStatus: 999, requestIds: ["req_other"] }),
    ];
    expect(findingsOf(runOf(readings)).requestIds.map(({ id }) => id)).toEqual(["req_good"]);
  });
});
