import { describe, expect, it } from "vitest";
import { Command } from "#lib/incident/command.ts";
import type { EventBody } from "#lib/incident/event.ts";
import { readBody, writeBody } from "#lib/incident/stored-event.ts";

const LONG = "x".repeat(100_000);

describe("readBody", () => {
  it.each<EventBody>([
    {
      kind: "request-ids",
      requestIds: [{ id: `a b/${LONG}`, endpoint: LONG, status: 999, code: LONG, at: null }],
    },
    { kind: "action-item-added", text: LONG, owner: LONG, due: null, category: null, link: LONG },
    {
      kind: "action-item-edited",
      item: 3,
      text: " as it was \n written ",
      owner: "",
      due: "2026-12-01",
      category: "monitoring",
      link: null,
    },
    {
      kind: "declared",
      drill: false,
      leaf: null,
      severity: "P1",
      impact: LONG,
      cause: null,
      action: null,
      commander: null,
      nextUpdateAt: null,
      answers: [{ question: LONG, answer: LONG, by: "person" }],
    },
  ])("given $kind as other limits than today's let it be written, then it is read as it was written", (body) => {
    const { kind, payload } = writeBody(body);
    expect(readBody(kind, 1, JSON.parse(JSON.stringify(payload)))).toEqual(body);
  });

  it("given the same in a command, then today's limits hold", () => {
    const requestIds = [{ id: "a b" }];
    expect(Command.safeParse({ type: "add-request-ids", requestIds }).success).toBe(false);
    expect(Command.safeParse({ type: "add-action-item", text: LONG }).success).toBe(false);
  });

  it("given a form that is newer than this version, then it is refused", () => {
    expect(() => readBody("note", 99, { text: "x", exported: false })).toThrow("newer Offhook");
  });
});
