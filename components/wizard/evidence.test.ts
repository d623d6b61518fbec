import { describe, expect, it } from "vitest";
import { type Evidence, newsIn } from "#components/wizard/evidence.ts";
import { walkGiven } from "#components/wizard/given-walk.ts";
import { evidence } from "#components/wizard/testing.ts";
import type { Answers } from "#lib/runbook/decision-tree.ts";
import { answered, incident, run } from "#lib/triage/test-readings.ts";

const REVOKED = evidence(run({ api: answered(401, "token_revoked") }));
const HEALTHY = evidence(run());
const DOWN = evidence(run({ api: answered(503) }));
const DOWN_AND_REPORTED = evidence(run({ api: answered(503), incidents: incident("rest_api") }));

function news(person: Answers, before: Evidence, after: Evidence) {
  return newsIn(walkGiven(person, before.answers), before, after);
}

describe("newer evidence on a walk", () => {
  it("given the same findings, taken again, then there is no news", () => {
    expect(news({}, REVOKED, evidence(run({ api: { ...answered(401, "token_revoked"), latencyMs: 300 } })))).toBeNull();
  });

  it("given another finding, then it says what it would answer, and that nobody's own answer is in the way", () => {
    expect(news({}, DOWN, DOWN_AND_REPORTED)).toEqual({
      answers: [{ question: "incident-reported", now: "reported", stays: false }],
    });
  });

  it("given a person's own answer, then it says that this one stays", () => {
    expect(news({ "api-errors": "yes" }, REVOKED, HEALTHY)?.answers).toContainEqual({
      question: "api-errors",
      now: "no",
      stays: true,
    });
  });

  it("given evidence that a person had overridden before, then repeating it is no news", () => {
    expect(news({ "api-errors": "no" }, REVOKED, REVOKED)).toBeNull();
  });

  it("given newer evidence that comes round to the person's answer, then it is no news", () => {
    expect(news({ "api-errors": "no" }, REVOKED, HEALTHY)).toBeNull();
  });

  it("given the same answers but another severity, then it says the severity", () => {
    const partly = evidence(run({ scope: answered(503) }));
    expect(news({}, DOWN, partly)).toEqual({ answers: [], severity: "P2" });
  });

  it("given a question that waited for an answer, then an answer that the evidence now has is news", () => {
    const person: Answers = { "api-errors": "yes", "incident-reported": "none" };
    expect(news(person, HEALTHY, REVOKED)?.answers).toContainEqual({
      question: "error-kind",
      now: "token",
      stays: false,
    });
  });
});
