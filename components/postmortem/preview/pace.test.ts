import { expect, it } from "vitest";
import { drawnEveryMs } from "#components/postmortem/preview/pace.ts";

it.each([
  [0, 150],
  [20_000, 150],
  [20_001, 400],
  [100_000, 400],
  [100_001, 1_000],
  [500_000, 1_000],
  [500_001, null],
])("given a document of %i characters, then it is drawn anew every %j ms", (characters, everyMs) => {
  expect(drawnEveryMs(characters)).toBe(everyMs);
});
