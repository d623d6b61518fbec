import { describe, expect, it } from "vitest";
import { Declaration } from "#lib/incident/command.ts";
import { declare } from "#lib/incident/declare.ts";
import { authorNamed, DECLARATION, entryOf, Log } from "#lib/incident/testing.ts";

describe("making oneself commander", () => {
  it("given an open incident that nobody acknowledged, then that acknowledges it, in one command", () => {
    const log = new Log().do({ type: "set-commander", commander: "@Bob", note: null }, { by: "bob" });
    expect(log.state).toMatchObject({ commander: "@Bob", acknowledgedAt: "2026-11-22T14:30:00.000Z" });
    expect(log.events.slice(-2).map(({ body }) => body.kind)).toEqual(["commander", "acknowledged"]);
  });

  it("given that one is commander already, by somebody else's word, then taking it over acknowledges and nothing else", () => {
    const log = new Log().do({ type: "set-commander", commander: "ann", note: null });
    expect(log.events.slice(2).map(({ body }) => body.kind)).toEqual(["acknowledged"]);
    expect(log.do({ type: "set-commander", commander: "ann", note: null }).events).toHaveLength(3);
  });

  it("given somebody else, or nobody, then that acknowledges nothing", () => {
    const log = new Log()
      .do({ type: "set-commander", commander: "bob", note: null })
      .do({ type: "set-commander", commander: null, note: null })
      .do({ type: "set-communications", communications: "ann", note: null });
    expect(log.state.acknowledgedAt).toBeNull();
  });

  it("given one that was acknowledged or is over, then nothing more is acknowledged", () => {
    const acknowledged = new Log().do({ type: "acknowledge", at: "2026-11-22T14:10:00Z" });
    acknowledged.do({ type: "set-commander", commander: "bob", note: null }, { by: "bob" });
    expect(acknowledged.state.acknowledgedAt).toBe("2026-11-22T14:10:00.000Z");
    const over = new Log().do({ type: "resolve", fix: "x" });
    expect(
      over.do({ type: "set-commander", commander: "bob", note: null }, { by: "bob" }).state.acknowledgedAt,
    ).toBeNull();
  });

  it("given that somebody else took it since, then it is a conflict and acknowledges nothing", () => {
    const log = new Log();
    const seen = log.state.version;
    log.do({ type: "set-commander", commander: "bob", note: null }, { by: "ann" });
    log.do({ type: "set-commander", commander: "cid", note: null, expectedVersion: seen }, { by: "cid" });
    expect(log.refusals).toMatchObject([{ code: "conflict", value: "commander", current: "bob" }]);
    expect(log.state.acknowledgedAt).toBeNull();
  });
});

describe("declaring with a commander", () => {
  const kindsOf = (by: string) => {
    const circumstances = { now: new Date("2026-11-22T14:06:00Z"), by: authorNamed(by), drill: false, triage: null };
    const decision = declare(Declaration.parse(DECLARATION), circumstances);
    if ("code" in decision) throw new Error(decision.message);
    return decision.events.map(({ happenedAt, body }) => `${body.kind} ${happenedAt}`);
  };

  it("given one's own name, then the incident is acknowledged from the beginning", () => {
    expect(kindsOf("Ann").at(-1)).toBe("acknowledged 2026-11-22T14:06:00.000Z");
  });

  it("given somebody else's, then it is not", () => {
    expect(kindsOf("bob")).toHaveLength(2);
  });
});

describe("handing over", () => {
  it("given a note, then it goes with the role, and the timeline has both", () => {
    const log = new Log().do({
      type: "set-commander",
      commander: "bob",
      note: "The token is rotated, watch the queue",
    });
    expect(entryOf(log, "commander")).toMatchObject({
      before: "ann",
      body: { commander: "bob", note: "The token is rotated, watch the queue" },
    });
  });

  it.each([
    [{ type: "set-communications", communications: "bob", note: "Next post at three" }, "communications"],
    [{ type: "set-scribe", scribe: "bob", note: null }, "scribe"],
  ] as const)("given %j, then the state says who has the role", (command, role) => {
    const log = new Log().do(command);
    expect(log.state[role]).toBe("bob");
    expect(entryOf(log, role).body).toMatchObject({ [role]: "bob", note: command.note });
  });

  it("given that the role went to the same person meanwhile, then the note is kept all the same", () => {
    const log = new Log();
    const seen = log.state.version;
    log.do({ type: "set-scribe", scribe: "bob", note: null }, { by: "cid" });
    log.do({ type: "set-scribe", scribe: "bob", note: "Half is written", expectedVersion: seen });
    expect(log.refusals).toEqual([]);
    expect(entryOf(log, "note").body).toMatchObject({ text: "Half is written", exported: false });
  });
});
