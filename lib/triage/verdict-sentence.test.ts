import { describe, expect, it } from "vitest";
import type { ProbeName, Reading, Verdict } from "#lib/contracts/triage.ts";
import { LEAVES } from "#lib/runbook/leaf.ts";
import { verdictSentence } from "#lib/triage/verdict-sentence.ts";

function reading(probe: ProbeName, change: Partial<Reading> = {}): Reading {
  return {
    probe,
    state: "ok",
    value: "200",
    at: "2026-11-22T03:00:00.000Z",
    latencyMs: 180,
    httpStatus: 200,
    code: null,
    requestIds: [],
    ...change,
  };
}

function verdict(change: Partial<Verdict>): Verdict {
  return {
    side: "ours",
    leaf: "token",
    severity: "P1",
    confidence: "certain",
    decidedBy: [],
    wouldFlip: [],
    ...change,
  };
}

const edge = reading("edge", { httpStatus: 401, code: "unauthorized" });

describe("verdictSentence", () => {
  it("given a revoked token, names Intercom's exact answer and not the edge control's", () => {
    const api = reading("api", { state: "fail", httpStatus: 401, code: "token_revoked" });
    expect(verdictSentence({ verdict: verdict({ leaf: "token" }), readings: [edge, api] })).toBe(
      "Intercom rejects our token (401 token_revoked).",
    );
  });

  it("given a missing scope that only conversations show, names their answer", () => {
    const scope = reading("scope", { state: "fail", httpStatus: 403, code: "forbidden" });
    expect(verdictSentence({ verdict: verdict({ leaf: "scope" }), readings: [reading("api"), edge, scope] })).toBe(
      "Our token lacks a permission (403 forbidden).",
    );
  });

  it("given a refusal without a code, names the status alone", () => {
    const api = reading("api", { state: "fail", httpStatus: 429 });
    expect(verdictSentence({ verdict: verdict({ leaf: "rate-limit" }), readings: [api] })).toBe(
      "We are over Intercom's rate limit (429).",
    );
  });

  it.each([
    [503, "ok", "Intercom's API is failing; its status page has not said so yet."],
    [null, "ok", "Intercom's API does not answer; its status page has not said so yet."],
    [503, "unknown", "Intercom's API is failing; its status page cannot be read."],
  ] as const)("given %s from the API and a status page that is %s", (httpStatus, state, sentence) => {
    const readings = [reading("api", { state: "fail", httpStatus }), reading("status", { state })];
    expect(verdictSentence({ verdict: verdict({ side: "theirs", leaf: "server-error" }), readings })).toBe(sentence);
  });

  it("given a reported incident, says whether our calls are hit", () => {
    const upstream = verdict({ side: "theirs", leaf: "upstream" });
    expect(verdictSentence({ verdict: upstream, readings: [reading("api")] })).toContain("still work");
    expect(verdictSentence({ verdict: upstream, readings: [reading("api", { state: "fail" })] })).toContain("fail");
  });

  it("given slow searches alone, does not blame every call", () => {
    const degraded = verdict({ side: "theirs", leaf: "degraded" });
    const slowSearch = [reading("api"), reading("search", { state: "warn" })];
    expect(verdictSentence({ verdict: degraded, readings: slowSearch })).toContain("Searching");
    expect(verdictSentence({ verdict: degraded, readings: [reading("api", { state: "warn" })] })).toBe(
      "Intercom answers, but slowly.",
    );
  });

  it("given that everything is slow alike, does not blame Intercom", () => {
    const slow = verdict({ side: "unknown", leaf: "degraded" });
    expect(verdictSentence({ verdict: slow, readings: [reading("api", { state: "warn" })] })).toContain(
      "our own network",
    );
  });

  it.each([
    ["queue_late", "Intercom's webhooks come late; calls work."],
    ["transit_late", "Intercom's webhooks reach us late; calls work. Look at the way to us first."],
    ["silent", "Intercom's webhooks have stopped; calls work. Look at the way to us too."],
  ])("given webhooks that are %s, says so and that calls work", (code, sentence) => {
    const readings = [reading("api"), reading("webhooks", { state: "fail", code, httpStatus: null })];
    expect(verdictSentence({ verdict: verdict({ side: "theirs", leaf: "degraded" }), readings })).toBe(sentence);
  });

  it("given a slow search beside late webhooks, tells of the search", () => {
    const readings = [
      reading("api"),
      reading("search", { state: "warn" }),
      reading("webhooks", { state: "fail", code: "silent", httpStatus: null }),
    ];
    const degraded = verdict({ side: "theirs", leaf: "degraded" });
    expect(verdictSentence({ verdict: degraded, readings })).toContain("Searching");
  });

  it("given our infrastructure, tells our service from our network", () => {
    const ours = verdict({ side: "ours", leaf: "infrastructure" });
    const unknown = verdict({ side: "unknown", leaf: "infrastructure" });
    expect(verdictSentence({ verdict: ours, readings: [] })).toContain("our own integration");
    expect(verdictSentence({ verdict: unknown, readings: [] })).toContain("our own network");
  });

  it("given working calls, names a gap in what we could see", () => {
    const healthy = verdict({ side: "healthy", leaf: "intermittent", severity: null });
    expect(verdictSentence({ verdict: healthy, readings: [] })).toBe("Calls to Intercom work.");
    expect(verdictSentence({ verdict: { ...healthy, severity: "P4" }, readings: [] })).toContain("cannot be read");
  });

  it.each(LEAVES)("given no readings at all, still has a sentence for %s", (leaf) => {
    expect(verdictSentence({ verdict: verdict({ leaf }), readings: [] })).toMatch(/^[A-Z][^!]+\.$/);
  });
});
