import { expect, it } from "vitest";
import { paceOf } from "#components/postmortem/preview/pace.ts";

it.each([
  [0, { calmMs: 150, latestMs: 150 }],
  [20_000, { calmMs: 150, latestMs: 150 }],
  [20_001, { calmMs: 400, latestMs: 4_000 }],
  [100_000, { calmMs: 400, latestMs: 4_000 }],
  [100_001, { calmMs: 800, latestMs: 10_000 }],
  [500_000, { calmMs: 800, latestMs: 10_000 }],
  [500_001, null],
])("given a document of %i characters, then it is drawn anew at the pace %j", (characters, pace) => {
  expect(paceOf(characters)).toEqual(pace);
});
