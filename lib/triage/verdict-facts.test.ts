import { describe, expect, it } from "vitest";
import type { Reading } from "#lib/contracts/triage.ts";
import {
  answered,
  incident,
  late,
  reading,
  run,
  runWithWebhooks,
  slow,
  unanswered,
  unread,
} from "#lib/triage/test-readings.ts";
import { verdictOn } from "#lib/triage/verdict.ts";

const every = (change: Partial<Reading>) => ({ api: change, scope: change, search: change });
const pageUnread = { status: unread(), incidents: unread() };
const nothing = { ...every(unanswered()), edge: unanswered(), ...pageUnread };

describe("several things failing at once", () => {
  it.each([
    ["the worse severity decides", { scope: answered(403), search: answered(404) }, "scope"],
    ["a refused token outweighs a rate limit", { api: answered(429), scope: answered(401) }, "token"],
    ["what fails decides before what is slow", { api: slow(), scope: answered(500) }, "server-error"],
    ["of equals, conversations decide before search", { scope: answered(403), search: answered(500) }, "scope"],
  ])("%s", (_rule, changes, leaf) => {
    expect(verdictOn(run(changes)).leaf).toBe(leaf);
  });

  it("names the other facts too", () => {
    const { decidedBy } = verdictOn(run({ scope: answered(403, "forbidden"), search: slow(), health: unanswered() }));
    expect(decidedBy.map(({ probe }) => probe)).toEqual(["scope", "incidents", "search", "health"]);
  });

  it("does not repeat for each call what a failing /me says of all", () => {
    const { decidedBy } = verdictOn(run(every(answered(401, "token_revoked"))));
    expect(decidedBy).toEqual([
      { probe: "api", fact: "Intercom rejects our token (401 token_revoked)" },
      { probe: "incidents", fact: "The status page reports no incident on our REST API (0 unresolved)" },
    ]);
  });
});

describe("the facts", () => {
  it("say that an incident does not explain a refused token", () => {
    const { decidedBy } = verdictOn(run({ ...every(answered(401)), incidents: incident("rest_api") }));
    expect(decidedBy).toContainEqual({
      probe: "incidents",
      fact: "The reported incident does not explain this answer (1 unresolved: Elevated errors)",
    });
  });

  it("say that a page which tells nothing is not a page without incidents", () => {
    const { decidedBy } = verdictOn(run({ ...every(answered(500)), ...pageUnread }));
    expect(decidedBy).toContainEqual({
      probe: "status",
      fact: "The status page tells nothing (no answer before the deadline): that is not the same as no incident",
    });
  });

  it("name a living edge beside an error of the API", () => {
    expect(verdictOn(run(every(answered(500)))).decidedBy).toContainEqual({
      probe: "edge",
      fact: "Intercom's edge answers (401 without a token: alive)",
    });
  });

  it("name the prompt host that speaks for our network", () => {
    expect(verdictOn(run(every(slow()))).decidedBy).toContainEqual({
      probe: "status",
      fact: "The status page answers promptly, in 120 ms",
    });
  });
});

describe("late webhooks", () => {
  const fact = "Intercom's webhooks come late (p95 22 min late: 21 min in Intercom's queue, 1 min on the way)";

  it("are told with what shows that calls work", () => {
    expect(verdictOn(runWithWebhooks(late())).decidedBy).toEqual([
      { probe: "webhooks", fact },
      { probe: "incidents", fact: "The status page reports no incident on our REST API or Webhooks (0 unresolved)" },
      { probe: "api", fact: "Calls work: GET /me answers 200 in 120 ms" },
    ]);
  });

  it("are told once beside what is worse", () => {
    const readings = runWithWebhooks(late(), every(answered(401, "token_revoked")));
    expect(verdictOn(readings).decidedBy.map(({ probe }) => probe)).toEqual(["api", "incidents", "webhooks"]);
  });

  it("are told where our own service is unhealthy, which explains them", () => {
    const { decidedBy } = verdictOn(runWithWebhooks(late("silent"), { health: answered(503) }));
    expect(decidedBy.map(({ probe }) => probe)).toContain("webhooks");
  });

  it("are explained by an incident on either component", () => {
    const told = (code: string) => verdictOn(runWithWebhooks(late(), { incidents: incident(code) })).decidedBy;
    const onWebhooks = "The status page reports trouble on our Webhooks (1 unresolved: Elevated errors)";
    expect(told("webhooks")).toContainEqual({ probe: "incidents", fact: onWebhooks });
    expect(told("rest_api")).toContainEqual({ probe: "incidents", fact: onWebhooks.replace("Webhooks", "REST API") });
  });
});

describe("what would flip the verdict", () => {
  it.each([
    [
      "healthy",
      run(),
      [
        "If the status page reported an incident on our region's REST API: theirs, upstream, P3",
        "If our own health check said unhealthy: ours, infrastructure, P2",
      ],
    ],
    [
      "an error not yet reported",
      run(every(answered(503))),
      [
        "If Intercom's API answered promptly with 200: healthy, intermittent, nothing to declare",
        "If the status page reported an incident on our region's REST API: theirs, upstream, P1",
      ],
    ],
    [
      "a slow search",
      run({ search: slow() }),
      [
        "If POST /contacts/search answered promptly with 200: healthy, intermittent, nothing to declare",
        "If the status page reported an incident on our region's REST API: theirs, upstream, P3",
      ],
    ],
    [
      "late webhooks",
      runWithWebhooks(late()),
      [
        "If webhooks came on time again: healthy, intermittent, nothing to declare",
        "If the status page reported an incident on our region's Webhooks: theirs, upstream, P3",
        "If our own health check said unhealthy: ours, infrastructure, P2",
      ],
    ],
    [
      "an error, and late webhooks",
      runWithWebhooks(late(), every(answered(503))),
      [
        "If Intercom's API answered promptly with 200: theirs, degraded, P3",
        "If the status page reported an incident on our region's REST API: theirs, upstream, P1",
      ],
    ],
    [
      "nothing answers",
      run(nothing),
      [
        "If Intercom's API answered promptly with 200: healthy, intermittent, P4",
        "If Intercom's edge answered: theirs, server-error, P1",
        "If the status page reported an incident on our region's REST API: theirs, upstream, P1",
        "If the status page reported no incident of ours: theirs, server-error, P1",
      ],
    ],
  ])("%s", (_given, readings, expected) => {
    expect(verdictOn(readings).wouldFlip.map(({ fact }) => fact)).toEqual(expected);
  });

  it("supposes nothing of a probe that was not asked", () => {
    const withoutHealth = run().filter(({ probe }) => probe !== "health");
    expect(verdictOn(withoutHealth).wouldFlip.map(({ probe }) => probe)).toEqual(["incidents"]);
  });
});

describe("the threshold of slow", () => {
  it("is an argument: it decides which host speaks for our network", () => {
    const readings = run({ ...every(slow(400)), edge: slow(400), status: slow(250), health: slow(400) });
    expect(verdictOn(readings, 300).side).toBe("theirs");
    expect(verdictOn(readings, 200).side).toBe("unknown");
  });
});

describe("a reading of /me that learnt nothing", () => {
  it("is never healthy", () => {
    expect(verdictOn([reading("api", { state: "unknown" })]).side).toBe("unknown");
  });
});
