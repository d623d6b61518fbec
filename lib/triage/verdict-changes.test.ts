import { describe, expect, it } from "vitest";
import type { ProbeName } from "#lib/contracts/triage.ts";
import { answered, run, slow, unanswered, unread } from "#lib/triage/test-readings.ts";
import { verdictChanges } from "#lib/triage/verdict-changes.ts";

type Change = Parameters<typeof run>[0];

const factsFrom = (before: Change, after: Change, pageNews: string[] = []) =>
  verdictChanges(run(before), run(after), pageNews).map(({ fact }) => fact);

describe("what turned a verdict", () => {
  it("given nothing new, then nothing is told", () => {
    expect(factsFrom({}, {})).toEqual([]);
    expect(factsFrom({ api: answered(503) }, { api: answered(503) })).toEqual([]);
  });

  it.each<[string, Change, Change, string[]]>([
    ["a call that fails", {}, { api: answered(401, "token_revoked") }, ["GET /me answers 401 token_revoked now"]],
    ["a call that works again", { api: answered(503) }, {}, ["GET /me answers 200 again"]],
    [
      "another error than before",
      { scope: answered(503) },
      { scope: answered(403, "forbidden") },
      ["GET /conversations answers 403 forbidden now"],
    ],
    [
      "a call without an answer",
      {},
      { search: unanswered() },
      ["POST /contacts/search gets no answer now (no answer)"],
    ],
    ["a slow call", {}, { api: slow() }, ["GET /me answers 200, slow now"]],
    ["the edge", {}, { edge: answered(503) }, ["Intercom's edge now: 503"]],
    [
      "a page that cannot be read",
      {},
      { status: unread(), incidents: unread() },
      ["Intercom's page cannot be read now (no answer before the deadline)"],
    ],
    [
      "our own health",
      {},
      { health: { state: "fail", value: "unhealthy", httpStatus: 503 } },
      ["Our own health check says unhealthy now"],
    ],
    ["a figure that moves all the time", {}, { "rate-limit": { value: "3 of 1667 left", state: "warn" } }, []],
  ])("given %s, then it is told", (_, before, after, facts) => {
    expect(factsFrom(before, after)).toEqual(facts);
  });

  it("given that all calls fail alike, or work again, then it is told once", () => {
    const dead = { api: answered(401, "token_revoked"), scope: answered(401, "token_revoked"), search: answered(503) };
    expect(factsFrom({}, dead)).toEqual([
      "GET /me answers 401 token_revoked now",
      "POST /contacts/search answers 503 now",
    ]);
    expect(factsFrom(dead, {})).toEqual(["GET /me answers 200 again"]);
  });

  it("given news of the page, then they are told in its words", () => {
    const news = ["Intercom's page now reports: Elevated errors on the REST API"];
    expect(factsFrom({}, { incidents: { state: "fail", code: "rest_api" } }, news)).toEqual(news);
  });

  it("given a probe that was never asked, then only trouble is news", () => {
    const without = (probe: ProbeName) => run().filter((reading) => reading.probe !== probe);
    expect(verdictChanges(without("edge"), run(), [])).toEqual([]);
    expect(verdictChanges(without("edge"), run({ edge: answered(503) }), [])).toHaveLength(1);
  });
});
