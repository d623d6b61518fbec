import { describe, expect, it } from "vitest";
import { Command, type CommandInput } from "#lib/incident/command.ts";
import { decide } from "#lib/incident/decide.ts";
import { LIMITS } from "#lib/incident/limits.ts";
import { Log } from "#lib/incident/testing.ts";

describe("a log that is full", () => {
  /** As though so many events had been recorded, of which the third is a note. */
  function decidedAt(version: number, command: CommandInput) {
    const { state } = new Log().do({ type: "add-note", text: "The script that would not end" });
    return decide({ ...state, version }, Command.parse(command), {
      now: new Date("2026-11-22T14:30:00Z"),
      triage: null,
    });
  }

  const FULL = LIMITS.events - LIMITS.eventsForEnding;

  it("given the last place, then it is taken; given none, then the refusal says what can still be done", () => {
    expect(decidedAt(FULL - 1, { type: "add-note", text: "x" })).toMatchObject({ events: [{}] });
    expect(decidedAt(FULL, { type: "add-note", text: "x" })).toMatchObject({
      code: "not_now",
      message: expect.stringMatching(/10,000 events.+resolved.+retracted/),
    });
  });

  it("given a command that changes nothing, then it is done already and not refused", () => {
    expect(decidedAt(LIMITS.events, { type: "mark-entry", entry: 3, exported: false })).toEqual({ events: [] });
  });

  it.each<CommandInput>([
    { type: "resolve", fix: "x", expectedVersion: FULL },
    { type: "retract-entry", entry: 3, expectedVersion: FULL },
  ])("given $type, then there is room for it until the very end", (command) => {
    expect(decidedAt(LIMITS.events - 1, command)).toMatchObject({ events: [{}] });
    expect(decidedAt(LIMITS.events, command)).toMatchObject({ code: "not_now" });
  });

  it("given an incident that was resolved, then it can be reopened", () => {
    const { state } = new Log().do({ type: "resolve", fix: "x" });
    const reopen = Command.parse({ type: "reopen", reason: "x", expectedVersion: FULL });
    const decision = decide({ ...state, version: FULL }, reopen, {
      now: new Date("2026-11-22T14:30:00Z"),
      triage: null,
    });
    expect(decision).toMatchObject({ events: [{}] });
  });
});
