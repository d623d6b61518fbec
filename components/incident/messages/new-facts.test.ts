import { describe, expect, it } from "vitest";
import { withNewFacts } from "#components/incident/messages/new-facts.ts";

const MADE = ["[P1] INC-42: INVESTIGATING", "Cause: unknown", "Done: one", "Next update: 16:00 UTC"];
const text = (...lines: string[]) => lines.join("\n");
const made = text(...MADE);

describe("withNewFacts", () => {
  it("given an untouched line that says something else by now, then it says that, and typed lines stay", () => {
    const typed = text("[P1] INC-42: INVESTIGATING", "Cause: unknown", "Please bear with us", "Next update: 16:00 UTC");
    const now = text("[P2] INC-42: IDENTIFIED", "Cause: our token", "Next update: 16:30 UTC");
    expect(withNewFacts(typed, made, now)).toBe(
      text("[P2] INC-42: IDENTIFIED", "Cause: our token", "Please bear with us", "Next update: 16:30 UTC"),
    );
  });

  it("given a line that was edited, then it stays as it was typed", () => {
    const typed = text("Cause: Ben looks at it", "Next update: 16:00 UTC");
    const now = text("[P1] INC-42: INVESTIGATING", "Cause: our token", "Done: one", "Next update: 16:00 UTC");
    expect(withNewFacts(typed, made, now)).toBe(typed);
  });

  it("given a line that nothing tells any more, then it goes", () => {
    expect(withNewFacts(made, made, text(...MADE.slice(0, 3)))).toBe(text(...MADE.slice(0, 3)));
  });

  it("given a new line, then it comes after the one that it follows", () => {
    const now = text(
      "[P1] INC-42: INVESTIGATING",
      "Cause: unknown",
      "Done: one",
      "Done: two",
      "Next update: 16:00 UTC",
    );
    expect(withNewFacts(text(made, "Thank you"), made, now)).toBe(text(now, "Thank you"));
  });

  it("given two lines of one label, then each follows its own", () => {
    const before = text("Head", "Done: one", "Done: two");
    expect(withNewFacts(text("Hello", "Done: two"), before, text("Head", "Done: one", "Done: 2"))).toBe(
      text("Hello", "Done: 2"),
    );
  });

  it("given nothing is new, then nothing changes", () => {
    expect(withNewFacts("Entirely typed", made, made)).toBe("Entirely typed");
  });
});
