import { describe, expect, it } from "vitest";
import { choicesFor } from "#components/incident/messages/decisions.ts";

describe("choicesFor", () => {
  it("given one that failed, then trying again doubles nothing and is not asked about", () => {
    expect(choicesFor("failed").map(({ decision, question }) => [decision, question !== null])).toEqual([
      ["try-again", false],
      ["leave-out", true],
    ]);
  });

  it("given one in doubt, then what could double it, or lose it, asks first", () => {
    expect(choicesFor("doubtful").map(({ decision, question }) => [decision, question !== null])).toEqual([
      ["was-sent", false],
      ["try-again", true],
      ["leave-out", true],
    ]);
  });

  it.each(["queued", "sending", "retrying", "sent", "left-out"] as const)(
    "given one that is %s, then there is nothing to decide",
    (state) => {
      expect(choicesFor(state)).toEqual([]);
    },
  );
});
