import { describe, expect, it } from "vitest";
import { entryOf, Log } from "#lib/incident/testing.ts";
import { timesOf } from "#lib/incident/times.ts";

describe("replacing a value", () => {
  it("given the version at which it was seen, then it is replaced, and the entry knows what it was", () => {
    const log = new Log().do({ type: "set-severity", severity: "P2" });
    expect(log.state.severity).toBe("P2");
    expect(entryOf(log, "severity").before).toBe("P1");
  });

  it("given that somebody replaced it since, then the refusal says who, when and what it is now", () => {
    const log = new Log();
    const seen = log.state.version;
    log.do({ type: "set-impact", impact: "Messages not sending" }, { by: "bob", now: "2026-11-22T14:31:00Z" });
    log.do({ type: "set-impact", impact: "Nothing works", expectedVersion: seen });
    expect(log.refusals).toEqual([
      {
        code: "conflict",
        message: "bob changed this at 2026-11-22 14:31 UTC, after you saw it. Look at it and try again.",
        value: "impact",
        current: "Messages not sending",
        by: { kind: "account", id: "bob", name: "bob" },
        recordedAt: "2026-11-22T14:31:00.000Z",
        version: log.state.version,
      },
    ]);
  });

  it("given that another value changed since, then it is no conflict", () => {
    const log = new Log();
    const seen = log.state.version;
    log
      .do({ type: "set-cause", cause: "Our deploy" })
      .do({ type: "set-impact", impact: "None", expectedVersion: seen });
    expect(log.refusals).toEqual([]);
    expect(log.state.impact).toBe("None");
  });

  it("given that somebody already made it what is asked, then nothing is recorded and nothing refused", () => {
    const log = new Log();
    const seen = log.state.version;
    log.do({ type: "set-severity", severity: "P3" }, { by: "bob" });
    const { version } = log.state;
    log.do({ type: "set-severity", severity: "P3", expectedVersion: seen });
    expect(log.refusals).toEqual([]);
    expect(log.state.version).toBe(version);
  });

  it("given a version that does not exist yet, then it is refused", () => {
    const log = new Log().do({ type: "set-severity", severity: "P3", expectedVersion: 99 });
    expect(log.refusals).toMatchObject([{ code: "invalid_command", field: "expectedVersion" }]);
  });

  it("given two people who each fill in one of the affected numbers, then both are kept", () => {
    const log = new Log();
    const seen = log.state.version;
    log.do({ type: "set-affected", conversations: 12, expectedVersion: seen });
    log.do({ type: "set-affected", users: 3, expectedVersion: seen });
    expect(log.state.affected).toEqual({ conversations: 12, users: 3 });
  });

  it("given a number that somebody sent along as it was, then changing it is no conflict", () => {
    const log = new Log().do({ type: "set-affected", conversations: 5 });
    const seen = log.state.version;
    log.do({ type: "set-affected", conversations: 5, users: 7 }, { by: "bob" });
    log.do({ type: "set-affected", conversations: 6, expectedVersion: seen });
    expect(log.refusals).toEqual([]);
    expect(log.state.affected).toEqual({ conversations: 6, users: 7 });
    expect(log.events.slice(-2).map(({ body }) => body)).toEqual([
      { kind: "affected", users: 7 },
      { kind: "affected", conversations: 6 },
    ]);
  });

  it("given a next update that ended with the incident, then one who saw it promised is told who ended it", () => {
    const log = new Log().do({ type: "set-next-update", nextUpdateAt: "2026-11-22T15:00:00Z" });
    const seen = log.state.version;
    log.do({ type: "resolve", fix: "x" }, { by: "bob" }).do({ type: "reopen", reason: "y" });
    log.do({ type: "set-next-update", nextUpdateAt: "2026-11-22T15:30:00Z", expectedVersion: seen });
    expect(log.refusals).toMatchObject([
      { code: "conflict", value: "nextUpdateAt", current: null, by: { name: "bob" } },
    ]);
  });

  it("given an incident that ended without a next update, then promising one after it was reopened is no conflict", () => {
    const log = new Log();
    const seen = log.state.version;
    log.do({ type: "resolve", fix: "x" }).do({ type: "reopen", reason: "y" });
    log.do({ type: "set-next-update", nextUpdateAt: "2026-11-22T15:30:00Z", expectedVersion: seen });
    expect(log.refusals).toEqual([]);
  });

  it("given no number at all, then it is refused", () => {
    expect(new Log().do({ type: "set-affected" }).refusals).toMatchObject([{ field: "conversations" }]);
  });
});

describe("status", () => {
  it("given the way to the end and back, then the last end counts and the next update is gone", () => {
    const log = new Log({ nextUpdateAt: "2026-11-22T14:36:00Z" })
      .do({ type: "set-status", status: "IDENTIFIED" })
      .do({ type: "set-status", status: "INVESTIGATING" })
      .do({ type: "resolve", fix: "Rotated the token", at: "2026-11-22T15:10:00Z" }, { now: "2026-11-22T15:12:00Z" });
    expect(timesOf(log.state)).toMatchObject({ endedAt: "2026-11-22T15:10:00.000Z", durationMinutes: 65 });
    expect(log.state.nextUpdateAt).toBeNull();

    log.do({ type: "reopen", reason: "Still 401" }, { now: "2026-11-22T15:20:00Z" });
    expect(timesOf(log.state)).toMatchObject({ endedAt: null, durationMinutes: null });

    log.do({ type: "resolve", fix: "Rotated it everywhere" }, { now: "2026-11-22T16:05:30Z" });
    expect(timesOf(log.state).durationMinutes).toBe(120);
  });

  it("given an end before the last change of status, then it is refused, and the refusal names that time", () => {
    const log = new Log().do({ type: "set-status", status: "MONITORING", at: "2026-11-22T14:20:00Z" });
    log.do({ type: "resolve", fix: "x", at: "2026-11-22T14:19:59Z" });
    expect(log.refusals).toMatchObject([
      { code: "invalid_command", field: "at", message: expect.stringContaining("2026-11-22 14:20:00 UTC") },
    ]);
  });

  it("given an end before the first alert or in the future, then it is refused", () => {
    const log = new Log()
      .do({ type: "resolve", fix: "x", at: "2026-11-22T14:04:59Z" })
      .do({ type: "resolve", fix: "x", at: "2026-11-22T14:31:01Z" });
    expect(log.refusals).toMatchObject([{ field: "at" }, { field: "at" }]);
    expect(log.state.status).toBe("INVESTIGATING");
  });

  it("given a second person who resolves what is resolved, then the refusal says who was first", () => {
    const log = new Log();
    const seen = log.state.version;
    log.do({ type: "resolve", fix: "x" }, { by: "bob" }).do({ type: "resolve", fix: "y", expectedVersion: seen });
    expect(log.refusals).toMatchObject([
      { code: "conflict", value: "status", current: "RESOLVED", by: { name: "bob" } },
    ]);
  });

  it.each([
    [{ type: "acknowledge" } as const],
    [{ type: "set-status", status: "MONITORING" } as const],
    [{ type: "set-next-update", nextUpdateAt: null } as const],
  ])("given a resolved incident, then %j makes no sense", (command) => {
    const log = new Log().do({ type: "resolve", fix: "x" }).do(command);
    expect(log.refusals).toMatchObject([{ code: "not_now" }]);
  });

  it("given an open incident, then it cannot be reopened", () => {
    expect(new Log().do({ type: "reopen", reason: "x" }).refusals).toMatchObject([{ code: "not_now" }]);
  });

  it("given a clock that was set back, then now is the earliest moment that is possible", () => {
    const log = new Log().do({ type: "resolve", fix: "x" }, { now: "2026-11-22T13:00:00Z" });
    expect(timesOf(log.state)).toMatchObject({ endedAt: "2026-11-22T14:05:00.000Z", durationMinutes: 0 });
  });

  it("given that it was acknowledged, then acknowledging again records nothing", () => {
    const log = new Log().do({ type: "acknowledge", at: "2026-11-22T14:10:00Z" });
    const { version } = log.state;
    expect(log.do({ type: "acknowledge" }).state).toMatchObject({
      version,
      acknowledgedAt: "2026-11-22T14:10:00.000Z",
    });
  });
});

describe("what never conflicts", () => {
  it("given request ids that are known in part, then only new ones are added, each once", () => {
    const log = new Log().do({
      type: "add-request-ids",
      requestIds: [{ id: "req_a" }, { id: "req_b" }, { id: "req_a" }],
    });
    log.do({ type: "add-request-ids", requestIds: [{ id: "req_b" }, { id: "req_c" }] });
    expect(log.state.requestIds.map(({ id }) => id)).toEqual(["req_a", "req_b", "req_c"]);
  });

  it("given a token among the ids, then it is refused at its field, and not repeated", () => {
    const id = "dG9rOjE3ZjQ4ZmM0X2E1YzdfNGQ5ZV84YjJm";
    const log = new Log().do({ type: "add-request-ids", requestIds: [{ id: "req_a" }, { id }] });
    expect(log.refusals).toMatchObject([{ code: "invalid_command", field: "requestIds" }]);
    expect(JSON.stringify(log.refusals)).not.toContain(id);
  });

  it("given ids that would forge a line where they are listed, then they do not parse", () => {
    expect(() => new Log().do({ type: "add-request-ids", requestIds: [{ id: "a]\n### Root Cause" }] })).toThrow();
  });

  it("given a tick on an action item by two people, then it is done once", () => {
    const log = new Log().do({ type: "add-action-item", text: "Alert on 401", owner: "ann", due: "2026-12-01" });
    const item = log.state.version;
    log.do({ type: "complete-action-item", item }, { now: "2026-11-22T15:00:00Z" });
    const { version } = log.state;
    log.do({ type: "complete-action-item", item });
    expect(log.state.version).toBe(version);
    expect(log.state.actionItems).toMatchObject([{ id: item, completedAt: "2026-11-22T15:00:00.000Z" }]);
  });
});
