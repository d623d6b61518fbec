import { describe, expect, it } from "vitest";
import { answer, endOf, meaningOfKey, type WalkedPath } from "#components/runbook/walked-path.ts";

const START: WalkedPath = [];

describe("a walk of the decision tree", () => {
  it("given no answers, then it stands at the first question", () => {
    expect(endOf(START)).toEqual({ question: "api-errors" });
  });

  it("given answers one after the other, then it reaches the leaf and stays there", () => {
    const reached = answer(answer(answer(START, "yes"), "none"), "token");
    expect(endOf(reached)).toEqual({ leaf: "token" });
    expect(answer(reached, "yes")).toBe(reached);
  });

  it("given a digit, then it means the answer at that place of the present question", () => {
    expect(meaningOfKey("1", START)).toEqual({ answer: "yes" });
    expect(meaningOfKey("2", START)).toEqual({ answer: "no" });
    expect(meaningOfKey("3", answer(START, "yes"))).toEqual({ answer: "unreachable" });
  });

  it.each(["0", "3", "9", "a", "Enter", " ", "12"])(
    "given the key %j at a question with two answers, then it means nothing",
    (key) => {
      expect(meaningOfKey(key, START)).toBeNull();
    },
  );

  it("given Backspace, then it means back, but nothing at the start", () => {
    expect(meaningOfKey("Backspace", answer(START, "no"))).toBe("back");
    expect(meaningOfKey("Backspace", START)).toBeNull();
  });

  it("given a leaf, then digits mean nothing and Backspace means back", () => {
    const reached = answer(answer(START, "yes"), "reported");
    expect(meaningOfKey("1", reached)).toBeNull();
    expect(meaningOfKey("Backspace", reached)).toBe("back");
  });
});
