import { describe, expect, it } from "vitest";
import { Command, type CommandInput } from "#lib/incident/command.ts";
import { decide } from "#lib/incident/decide.ts";
import { LIMITS } from "#lib/incident/limits.ts";
import { circumstancesAt, Log } from "#lib/incident/testing.ts";

const NOTE = { type: "add-note", text: "x" } as const;
const open = () => new Log().do({ type: "add-note", text: "The script that would not end" });

/** As though so many events had been recorded, of which the third is a note. */
function decidedAt(version: number, command: CommandInput, { state } = open()) {
  return decide({ ...state, version }, Command.parse(command), circumstancesAt("2026-11-22T14:30:00Z"));
}

const TAKEN = { events: [{}] };
const REFUSED = { code: "not_now", message: expect.stringMatching(/10,000 events.+resolving/) };

describe("a log that is full", () => {
  it("given a command that changes nothing, then it is done already and not refused", () => {
    expect(decidedAt(LIMITS.events, { type: "mark-entry", entry: 3, exported: false })).toEqual({ events: [] });
  });

  it("given entries, then some places are kept for taking them back", () => {
    expect(decidedAt(LIMITS.events - 101, NOTE)).toMatchObject(TAKEN);
    expect(decidedAt(LIMITS.events - 100, NOTE)).toMatchObject(REFUSED);
    const retract = { type: "retract-entry", entry: 3, expectedVersion: 9_000 } as const;
    expect(decidedAt(LIMITS.events - 11, retract)).toMatchObject(TAKEN);
    expect(decidedAt(LIMITS.events - 10, retract)).toMatchObject(REFUSED);
  });

  it("given all that can be retracted or reopened, then there is still a place to resolve it", () => {
    const resolve = { type: "resolve", fix: "x", expectedVersion: 9_000 } as const;
    const reopen = { type: "reopen", reason: "x", expectedVersion: 9_000 } as const;
    const over = new Log().do({ type: "resolve", fix: "x" });
    expect(decidedAt(LIMITS.events - 2, reopen, over)).toMatchObject(TAKEN);
    expect(decidedAt(LIMITS.events - 1, reopen, over)).toMatchObject(REFUSED);
    expect(decidedAt(LIMITS.events - 1, resolve)).toMatchObject(TAKEN);
  });
});
