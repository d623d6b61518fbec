import { describe, expect, it } from "vitest";
import { walkGiven } from "#components/wizard/given-walk.ts";
import { evidence } from "#components/wizard/testing.ts";
import { trailTo } from "#components/wizard/trail.ts";
import { answered, run } from "#lib/triage/test-readings.ts";

const WALK = walkGiven({ "api-errors": "yes" }, evidence(run({ api: answered(401, "token_revoked") })).answers);

describe("the way so far", () => {
  it("given a question in the middle, then it ends there, though the evidence knows more", () => {
    expect(trailTo({ question: "incident-reported" }, WALK)).toEqual([
      {
        step: { question: "api-errors" },
        title: "API returning errors?",
        answered: { label: "Yes: errors, no answer, or slow answers", by: "person" },
        isHere: false,
      },
      {
        step: { question: "incident-reported" },
        title: "Check status.intercom.com: does it report an incident that explains this?",
        answered: null,
        isHere: true,
      },
    ]);
  });

  it("given the form, then every step stands before it", () => {
    expect(trailTo({ screen: "declare" }, WALK).map(({ title, isHere }) => [title, isHere])).toEqual([
      ["API returning errors?", false],
      ["Check status.intercom.com: does it report an incident that explains this?", false],
      ["What does the API answer?", false],
      ["Token rejected", false],
      ["Declare incident", true],
    ]);
  });

  it("given a form without a walk, then the question that waits stands before it", () => {
    expect(trailTo({ screen: "declare" }, walkGiven({}, {})).map(({ title }) => title)).toEqual([
      "API returning errors?",
      "Declare incident",
    ]);
  });
});
