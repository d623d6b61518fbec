import { describe, expect, it } from "vitest";
import type { EventBody, IncidentEvent } from "#lib/incident/event.ts";
import { evolve, fold } from "#lib/incident/evolve.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { type CommandWithoutVersion, Log } from "#lib/incident/testing.ts";

/** A log, and so many more events: each is made from its number. */
function longer(log: Log, count: number, bodyOf: (seq: number) => EventBody): IncidentEvent[] {
  const last = log.events.at(-1);
  if (last === undefined) throw new Error("a log is never empty");
  const more = Array.from({ length: count }, (_, index) => {
    const seq = last.seq + 1 + index;
    return { ...last, seq, body: bodyOf(seq) };
  });
  return [...log.events, ...more];
}

function idsOf({ requestIds }: IncidentState): [id: string, entry: number][] {
  return requestIds.map(({ id, entry }) => [id, entry]);
}

describe("fold", () => {
  // With a copy for each event, 60,000 take most of a minute; without, a tenth of a second. The bound lies far from both.
  it.each<[string, (seq: number) => EventBody]>([
    ["notes", () => ({ kind: "note", text: "x", exported: false })],
    ["corrections of one entry", (seq) => ({ kind: "entry-amended", entry: 2, text: `${seq}` })],
    [
      "action items",
      () => ({ kind: "action-item-added", text: "x", owner: null, due: null, category: null, link: null }),
    ],
    ["request ids", (seq) => ({ kind: "request-ids", requestIds: [requestId(`req_${seq}`)] })],
    ["values", (seq) => ({ kind: "impact", impact: `${seq}` })],
    ["notes, each retracted", (seq) => retractedNote(seq)],
  ])("given 60,000 %s, then the time that it takes grows no faster than the log", (_, bodyOf) => {
    const events = longer(new Log(), 60_000, bodyOf);
    const began = performance.now();
    expect(fold(events).version).toBe(60_002);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});

function requestId(id: string) {
  return { id, endpoint: null, status: null, code: null, at: null };
}

function retractedNote(seq: number): EventBody {
  return seq % 2 === 1
    ? { kind: "note", text: "x", exported: false }
    : { kind: "entry-retracted", entry: seq - 1, text: null };
}

describe("evolve", () => {
  it("given one more event, then the state before stays as it was", () => {
    const log = new Log({ nextUpdateAt: "2026-11-22T14:36:00Z" })
      .do({ type: "add-action-item", text: "Alert on 401" })
      .do({ type: "add-request-ids", requestIds: [{ id: "req_1" }] })
      .do({ type: "amend-entry", entry: 2, text: "Pager" });
    const bodies: EventBody[] = [
      { kind: "resolved", text: "Rotated" },
      { kind: "affected", users: 3 },
      { kind: "narrative", section: "summary", text: "x" },
      { kind: "action-item-completed", item: 3 },
      { kind: "entry-amended", entry: 2, text: "PagerDuty" },
      { kind: "entry-retracted", entry: 4, text: null },
      { kind: "entry-marked", entry: 2, exported: false },
      { kind: "entry-worded", entry: 2, label: "Alarm", text: null },
    ];
    for (const body of bodies) {
      const before = log.state;
      const kept = structuredClone(before);
      const [event] = longer(log, 1, () => body).slice(-1);
      if (event === undefined) throw new Error("there is one more");
      const after = evolve(before, event);
      expect(before).toEqual(kept);
      expect(after).toEqual(fold([...log.events, event]));
    }
  });
});

describe("a narrative that an earlier version recorded", () => {
  it("given such an event, then the timeline shows it, and nothing else changes", () => {
    const log = new Log();
    const { entries, ...before } = log.state;
    const events = longer(log, 1, () => ({ kind: "narrative", section: "rootCause", text: "A token." }));
    const { entries: after, ...rest } = fold(events);
    expect(rest).toEqual({ ...before, version: before.version + 1 });
    expect(after.slice(0, -1)).toEqual(entries);
    expect(after.at(-1)).toMatchObject({ body: { text: "A token." }, marked: null, before: null });
  });
});

describe("request ids", () => {
  it("given two entries that brought one, then it stands as long as one of them does", () => {
    const ids: CommandWithoutVersion = { type: "add-request-ids", requestIds: [{ id: "req_1" }] };
    const log = new Log()
      .do(ids)
      .do({ type: "retract-entry", entry: 3 })
      .do(ids)
      .do({ type: "restore-entry", entry: 3 });
    expect(idsOf(log.state)).toEqual([["req_1", 3]]);
    log.do({ type: "retract-entry", entry: 5 });
    expect(idsOf(log.state)).toEqual([["req_1", 3]]);
    log.do({ type: "restore-entry", entry: 5 }).do({ type: "retract-entry", entry: 3 });
    expect(idsOf(log.state)).toEqual([["req_1", 5]]);
  });
});
