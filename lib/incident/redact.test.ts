import { describe, expect, it } from "vitest";
import type { EventBody, IncidentEvent } from "#lib/incident/event.ts";
import { REDACTED, redactEntry, redactedWords } from "#lib/incident/redact.ts";

const at = "2026-11-27T21:00:00.000Z";

function logOf(...bodies: EventBody[]): IncidentEvent[] {
  const by = { kind: "account" as const, id: null, name: "Ann" };
  return bodies.map((body, index) => ({ seq: index + 1, happenedAt: at, recordedAt: at, by, body }));
}

const note = (text: string): EventBody => ({ kind: "note", text, exported: false });

describe("redacting an entry", () => {
  it("given corrections, then their words go too, and other entries are the same objects", () => {
    const before = logOf(
      note("a secret"),
      note("another note"),
      { kind: "entry-amended", entry: 1, text: "the secret" },
      { kind: "entry-amended", entry: 1, at },
      { kind: "entry-worded", entry: 1, label: null, text: "told secret" },
      { kind: "entry-retracted", entry: 1, text: "it has a secret" },
      { kind: "entry-amended", entry: 2, text: "another one" },
    );
    const after = redactEntry(before, 1);
    expect(JSON.stringify(after)).not.toContain("secret");
    expect(after.map((event, index) => event === before[index])).toEqual([
      false,
      true,
      false,
      true,
      false,
      false,
      true,
    ]);
    expect(redactedWords(before, after)).toEqual(["it has a secret", "told secret", "the secret", "a secret"]);
    expect(redactEntry(after, 1)).toEqual(after);
  });

  it("given a handover, then the note goes and the role stays; given a role alone, then the name goes", () => {
    const [handed, taken] = [
      redactEntry(logOf({ kind: "commander", commander: "Ben", note: "the password is x" }), 1),
      redactEntry(logOf({ kind: "commander", commander: "Ben" }), 1),
    ];
    expect(handed[0]?.body).toEqual({ kind: "commander", commander: "Ben", note: REDACTED });
    expect(taken[0]?.body).toEqual({ kind: "commander", commander: REDACTED });
  });

  it("given request ids, then they are words that are looked for elsewhere", () => {
    const id = { id: "req_123456", endpoint: null, status: 401, code: null, at: null };
    const before = logOf({ kind: "request-ids", requestIds: [id] });
    const after = redactEntry(before, 1);
    expect(after[0]?.body).toEqual({ kind: "request-ids", requestIds: [] });
    expect(redactedWords(before, after)).toEqual(["req_123456"]);
  });

  it("given two action items with the same words, then the other one keeps them", () => {
    const fields = { text: "Call Zanzibar", owner: null, due: null, category: null, link: "https://board.example/" };
    const before = logOf(
      { kind: "action-item-added", ...fields },
      { kind: "action-item-added", ...fields },
      { kind: "action-item-edited", item: 1, ...fields, owner: "Ben" },
      { kind: "action-item-edited", item: 2, ...fields, owner: "Ann" },
    );
    const after = redactEntry(before, 3);
    expect(after.map((event, index) => event === before[index])).toEqual([false, true, false, true]);
    expect(after[0]?.body).toMatchObject({ text: REDACTED, link: null });
  });

  it("given reasons that say it too, then all go but that of the last redaction", () => {
    const before = logOf(
      note("a secret"),
      { kind: "entry-redacted", entry: 1, text: "it had a secret" },
      { kind: "entry-retracted", entry: 1, text: "the secret was wrong" },
      { kind: "entry-redacted", entry: 1, text: "A token" },
    );
    const after = redactEntry(before, 1);
    expect(JSON.stringify(after)).not.toContain("secret");
    expect(after[3]).toBe(before[3]);
  });
});
