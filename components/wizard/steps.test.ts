import { describe, expect, it } from "vitest";
import { walkGiven } from "#components/wizard/given-walk.ts";
import { addressOf, FIRST, type Step, stepAfter, stepAt, stepBefore } from "#components/wizard/steps.ts";
import { evidence } from "#components/wizard/testing.ts";
import { answered, run } from "#lib/triage/test-readings.ts";

const BY_HAND = walkGiven({}, {});
const TO_TOKEN = walkGiven({}, evidence(run({ api: answered(401, "token_revoked") })).answers);

function at(search: string, walk = TO_TOKEN): Step {
  return stepAt(new URLSearchParams(search), walk);
}

describe("the step that an address names", () => {
  it("given a question on the way, then it is that question", () => {
    expect(at("step=error-kind")).toEqual({ question: "error-kind" });
  });

  it.each([
    "",
    "step=",
    "step=constructor",
    "step=__proto__",
    "step=service-healthy",
    "step=LEAF",
    "step=leaf%00",
    "step=done",
    "step=done&incident=0",
    "step=done&incident=-1",
    "step=done&incident=1e3",
    "step=done&incident=99999999999999999999",
    "step=done&incident=../1",
    "step=<script>alert(1)</script>",
  ])("given %j, then it is the first question", (search) => {
    expect(at(search)).toEqual(FIRST);
  });

  it("given the leaf, then it is there once the walk has reached one, and else the question that waits", () => {
    expect(at("step=leaf")).toEqual({ screen: "leaf" });
    expect(at("step=leaf", BY_HAND)).toEqual(FIRST);
  });

  it("given the form, then it is there however far the walk has come: somebody may know better than the tree", () => {
    expect(at("step=declare")).toEqual({ screen: "declare" });
    expect(at("step=declare", BY_HAND)).toEqual({ screen: "declare" });
  });

  it("given an incident that was declared, then it names it", () => {
    expect(at("step=done&incident=42")).toEqual({ screen: "done", incident: 42 });
  });

  it.each([
    FIRST,
    { question: "error-kind" },
    { screen: "leaf" },
    { screen: "declare" },
    { screen: "done", incident: 7 },
  ] as const)("given the address of %o, then it leads back to it", (step) => {
    expect(at(addressOf(step).split("?")[1] ?? "")).toEqual(step);
  });
});

describe("the way between steps", () => {
  it("given an answer, then the next step is where the tree leads", () => {
    expect(stepAfter("api-errors", "yes")).toEqual({ question: "incident-reported" });
    expect(stepAfter("error-kind", "token")).toEqual({ screen: "leaf" });
  });

  it("given any step, then back is the one before it on this walk", () => {
    expect(stepBefore({ screen: "declare" }, TO_TOKEN)).toEqual({ screen: "leaf" });
    expect(stepBefore({ screen: "leaf" }, TO_TOKEN)).toEqual({ question: "error-kind" });
    expect(stepBefore({ question: "error-kind" }, TO_TOKEN)).toEqual({ question: "incident-reported" });
    expect(stepBefore(FIRST, TO_TOKEN)).toBeNull();
    expect(stepBefore(FIRST, BY_HAND)).toBeNull();
    expect(stepBefore({ screen: "declare" }, BY_HAND)).toEqual(FIRST);
    expect(stepBefore({ screen: "done", incident: 1 }, TO_TOKEN)).toBeNull();
  });

  it("given a question that waits for its answer, then back is the last one answered", () => {
    const waiting = walkGiven({ "api-errors": "yes" }, {});
    expect(stepBefore({ question: "incident-reported" }, waiting)).toEqual(FIRST);
  });
});
