import { describe, expect, it } from "vitest";
import { hasAnswers, walkGiven, withAnswer, withoutAnswer } from "#components/wizard/given-walk.ts";
import { evidence } from "#components/wizard/testing.ts";
import { answered, run } from "#lib/triage/test-readings.ts";

const REVOKED = evidence(run({ api: answered(401, "token_revoked") })).answers;

describe("a walk with evidence", () => {
  it("given evidence alone, then it gives every answer and leads to the verdict's leaf", () => {
    expect(walkGiven({}, REVOKED)).toEqual({
      path: [
        { question: "api-errors", answer: "yes", by: "evidence" },
        { question: "incident-reported", answer: "none", by: "evidence" },
        { question: "error-kind", answer: "token", by: "evidence" },
      ],
      end: { leaf: "token" },
    });
  });

  it("given neither evidence nor a person's answer, then it waits at the first question", () => {
    expect(walkGiven({}, {})).toEqual({ path: [], end: { question: "api-errors" } });
  });

  it("given an answer of a person, then it goes before the evidence's, and the evidence answers what follows", () => {
    const walked = walkGiven(withAnswer({}, "api-errors", "no"), REVOKED);
    expect(walked.path).toEqual([
      { question: "api-errors", answer: "no", by: "person" },
      { question: "incident-while-working", answer: "no", by: "evidence" },
      { question: "service-healthy", answer: "yes", by: "evidence" },
    ]);
    expect(walked.end).toEqual({ leaf: "intermittent" });
  });

  it("given a person who confirms the evidence, then the answer is the person's own", () => {
    expect(walkGiven(withAnswer({}, "api-errors", "yes"), REVOKED).path[0]?.by).toBe("person");
  });

  it("given the answer undone, then it is the evidence's again", () => {
    const answers = withoutAnswer(withAnswer({}, "api-errors", "no"), "api-errors");
    expect(hasAnswers(answers)).toBe(false);
    expect(walkGiven(answers, REVOKED).end).toEqual({ leaf: "token" });
  });

  it("given a question that no probe answers, then the walk waits there", () => {
    const healthy = evidence(run()).answers;
    const overridden = withAnswer(withAnswer({}, "api-errors", "yes"), "incident-reported", "none");
    expect(walkGiven(overridden, healthy).end).toEqual({ question: "error-kind" });
  });
});
