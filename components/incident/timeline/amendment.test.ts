import { describe, expect, it } from "vitest";
import { amendmentOf, commandOf, earliestOf, saysAlready } from "#components/incident/timeline/amendment.ts";
import type { Entry } from "#lib/incident/state.ts";
import { Log } from "#lib/incident/testing.ts";
import { recordOf } from "#lib/services/incident-record.ts";

const record = recordOf(
  42,
  new Log()
    .do({ type: "acknowledge" })
    .do({ type: "add-note", text: "Two\nlines" })
    .do({ type: "set-status", status: "IDENTIFIED" })
    .do({ type: "resolve", fix: "New token" }).state,
);

function entryOf(kind: Entry["body"]["kind"]): Entry {
  const entry = record.entries.find(({ body }) => body.kind === kind);
  if (entry === undefined) throw new Error(`no ${kind}`);
  return entry;
}

describe("commandOf", () => {
  it("given nothing changed, then there is no command", () => {
    const note = entryOf("note");
    expect(commandOf(note, amendmentOf(note, 5))).toBeNull();
  });

  it("given another text, then the time is left as it is, with its seconds", () => {
    const note = entryOf("note");
    expect(commandOf(note, { ...amendmentOf(note, 5), text: "One" })).toEqual({
      type: "amend-entry",
      expectedVersion: 5,
      entry: note.seq,
      text: "One",
    });
  });

  it("given an entry without a text of its own, then only its time can change", () => {
    const status = entryOf("status");
    const at = "2026-11-22T14:06:00.000Z";
    expect(commandOf(status, { ...amendmentOf(status, 6), text: "ignored", at })).toEqual({
      type: "amend-entry",
      expectedVersion: 6,
      entry: status.seq,
      at,
    });
  });
});

describe("saysAlready", () => {
  it("given what was typed is what the entry says, then there is nothing left to send", () => {
    const note = entryOf("note");
    expect(saysAlready(note, amendmentOf(note, 3))).toBe(true);
    expect(saysAlready(note, { ...amendmentOf(note, 3), text: "One" })).toBe(false);
  });

  it("given a time that is being typed and is none yet, then it is not given up", () => {
    const note = entryOf("note");
    expect(saysAlready(note, { ...amendmentOf(note, 3), at: undefined })).toBe(false);
  });
});

describe("earliestOf", () => {
  it("given a change of status, then it cannot come before the one before it", () => {
    expect(earliestOf(record, entryOf("resolved"))).toBe(entryOf("status").happenedAt);
  });

  it("given an acknowledgement, then it cannot come before the first alert; a note can", () => {
    expect(earliestOf(record, entryOf("acknowledged"))).toBe(record.startedAt);
    expect(earliestOf(record, entryOf("note"))).toBeUndefined();
  });
});
