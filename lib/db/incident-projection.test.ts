import { describe, expect, it } from "vitest";
import { projectionOf } from "#lib/db/incident-projection.ts";
import { Log } from "#lib/incident/testing.ts";

describe("how far the postmortem's own words are", () => {
  it.each([
    ["", "", "empty"],
    ["\u200b", " \n", "empty"],
    ["We were down.", "\u2060", "started"],
    ["We were down.", "The token expired.", "written"],
  ])("given the summary %j and the root cause %j, then %s", (summary, rootCause, progress) => {
    const log = new Log()
      .do({ type: "write-narrative", section: "summary", text: summary })
      .do({ type: "write-narrative", section: "rootCause", text: rootCause });
    expect(projectionOf(log.state).postmortem).toBe(progress);
  });
});
