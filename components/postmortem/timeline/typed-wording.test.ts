import { describe, expect, it } from "vitest";
import {
  isToldSo,
  readTypedWording,
  type TypedWording,
  wordingCommand,
  wordingOf,
  wordingOfLog,
} from "#components/postmortem/timeline/typed-wording.ts";
import { entryOf, Log } from "#lib/incident/testing.ts";

const LABEL = "First alert";
const log = () => new Log({ firstAlert: { text: "PagerDuty: 401\tfrom Intercom", at: "2026-11-22T14:05:00Z" } });

function typed(words: Partial<TypedWording>): TypedWording {
  return { ...wordingOf(entryOf(log(), "first-alert"), LABEL, 7), ...words };
}

describe("an entry that the postmortem tells in words of its own", () => {
  it("given another wording, then only what differs from the log is kept as such", () => {
    const entry = entryOf(log(), "first-alert");
    const command = { type: "word-entry", entry: entry.seq, expectedVersion: 7 };
    expect(wordingCommand(entry, LABEL, typed({ text: " We were  paged " }))).toEqual({
      ...command,
      label: null,
      text: "We were paged",
    });
    expect(wordingCommand(entry, LABEL, typed({ label: "Alarm" }))).toEqual({ ...command, label: "Alarm", text: null });
  });

  it("given nothing, or the words of the log, then it is as the log has it", () => {
    const entry = entryOf(log(), "first-alert");
    for (const words of [typed({ label: " ", text: "" }), wordingOfLog(entry, LABEL, 7)]) {
      expect(wordingCommand(entry, LABEL, words)).toMatchObject({ label: null, text: null });
      expect(isToldSo(entry, LABEL, words)).toBe(true);
    }
  });

  it("given what was saved, then it is told so, and the log says what it said", () => {
    const worded = log();
    const command = wordingCommand(entryOf(worded, "first-alert"), LABEL, typed({ text: "We were paged" }));
    const { expectedVersion: _, ...given } = { expectedVersion: 0, ...command };
    const entry = entryOf(worded.do(given), "first-alert");
    expect(worded.refusals).toEqual([]);
    expect(isToldSo(entry, LABEL, typed({ text: "We were paged" }))).toBe(true);
    expect(isToldSo(entry, LABEL, typed({}))).toBe(false);
    expect(wordingOf(entry, LABEL, 8)).toEqual({ label: LABEL, text: "We were paged", version: 8 });
    expect(wordingOfLog(entry, LABEL, 8).text).toContain("401");
  });

  it("given what the browser has kept, then it is used only where it is a wording", () => {
    const words = typed({});
    expect(readTypedWording(JSON.parse(JSON.stringify(words)))).toEqual(words);
    for (const kept of [null, "a", { label: "a", text: "b" }, { label: 1, text: "b", version: 1 }]) {
      expect(readTypedWording(kept)).toBeNull();
    }
  });
});
