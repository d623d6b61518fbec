import { describe, expect, it } from "vitest";
import { compareTexts } from "#components/postmortem/history/compare.ts";
import { folded } from "#components/postmortem/history/folded.ts";

function told(before: string[], after: string[]): string[] {
  return folded(compareTexts(before.join("\n"), after.join("\n")).lines).map(
    ({ kind, lines, at }) => `${kind} ${lines.length} at ${at}`,
  );
}

const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `line ${from + index} of it`);

describe("a comparison, folded", () => {
  it("given a change in the middle of much that is the same, then two lines around it are shown", () => {
    expect(told([...lines(0, 10), "gone", ...lines(10, 20)], lines(0, 20))).toEqual([
      "folded 8 at 0",
      "shown 2 at 8",
      "change 1 at 10",
      "shown 2 at 11",
      "folded 8 at 13",
    ]);
  });

  it("given two changes close together, then what is between them is shown", () => {
    expect(told(["gone", ...lines(0, 5), "gone too"], lines(0, 5))).toEqual([
      "change 1 at 0",
      "shown 2 at 1",
      "shown 1 at 3",
      "shown 2 at 4",
      "change 1 at 6",
    ]);
  });

  it("given nothing changed, then all of it is folded", () => {
    expect(told(lines(0, 9), lines(0, 9))).toEqual(["folded 9 at 0"]);
  });
});
