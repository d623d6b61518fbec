import { expect, it } from "vitest";
import { progressOf } from "#lib/narrative/progress.ts";

it.each([
  { given: "nothing", texts: {}, progress: "empty" },
  { given: "only what cannot be seen", texts: { summary: " \n\u200b" }, progress: "empty" },
  { given: "a summary", texts: { summary: "It broke." }, progress: "started" },
  { given: "a section of the team's own", texts: { "went-well": "Much." }, progress: "started" },
  { given: "summary and root cause", texts: { summary: "It broke.", "root-cause": "A token." }, progress: "written" },
  {
    given: "a summary and a root cause of spaces",
    texts: { summary: "It broke.", "root-cause": "  " },
    progress: "started",
  },
])("given $given, then it is $progress", ({ texts, progress }) => {
  expect(progressOf(texts)).toBe(progress);
});
