import { describe, expect, test } from "vitest";
import { Command, Declaration } from "#lib/incident/command.ts";
import { EventBody } from "#lib/incident/event.ts";
import { fold } from "#lib/incident/evolve.ts";
import { timesOf } from "#lib/incident/times.ts";
import { LEAVES } from "#lib/runbook/leaf.ts";
import { SEVERITIES } from "#lib/runbook/severity.ts";
import { replay } from "#lib/services/seed/replay.ts";
import { stories } from "#lib/services/seed/stories.ts";
import type { Story } from "#lib/services/seed/story.ts";

const NOW = new Date("2026-11-22T14:30:00Z");

const told = [...stories({ count: 400, now: NOW })];
const logs = told.map((story) => replay(story, { drill: true }));

function lastMoment({ declaredAt, steps }: Story): Date {
  return steps.at(-1)?.at ?? declaredAt;
}

describe("given a count and a clock", () => {
  test("then the history is the same each time, and another count or clock gives another", () => {
    expect([...stories({ count: 400, now: NOW })]).toEqual(told);
    expect([...stories({ count: 399, now: NOW })]).not.toEqual(told.slice(1));
    const [later] = stories({ count: 400, now: new Date(NOW.getTime() + 60_000) });
    expect(later).not.toEqual(told[0]);
  });

  test.each([1, 2, 3, 30])("then %i gives exactly as many, of which one has just ended", (count) => {
    const few = [...stories({ count, now: NOW })];
    expect(few).toHaveLength(count);
    const ends = few.map((story) => timesOf(replay(story, { drill: false }).state).endedAt);
    const newest = ends
      .filter((end) => end !== null)
      .toSorted()
      .at(-1);
    expect(NOW.getTime() - Date.parse(newest ?? "")).toBeLessThan(60 * 60_000);
  });

  test.each(["2024-02-29T23:59:59Z", "2027-01-01T00:00:00Z", "2026-03-29T01:00:00Z"])(
    "then nothing happens after %s, and every command is accepted",
    (clock) => {
      const now = new Date(clock);
      for (const story of stories({ count: 150, now })) {
        replay(story, { drill: false });
        expect(lastMoment(story).getTime()).toBeLessThanOrEqual(now.getTime());
      }
    },
  );
});

describe("given the history", () => {
  test("then each command is as a caller may write it, and adds one event", () => {
    for (const [index, { declaration, steps }] of told.entries()) {
      expect(Declaration.parse(declaration)).toEqual(declaration);
      for (const { command } of steps) expect(Command.parse(command)).toEqual(command);
      const begun = declaration.walk === null ? 2 : 3;
      expect(logs[index]?.events).toHaveLength(begun + steps.length);
    }
  });

  test("then each log has no gap, is written down in the order of time, and folds to its state", () => {
    for (const { events, state } of logs) {
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
      const written = events.map(({ recordedAt }) => recordedAt);
      expect(written).toEqual(written.toSorted());
      expect(fold(events)).toEqual(state);
    }
  });

  test("then every leaf, severity and status is met, and incidents were reopened, corrected and left open", () => {
    const states = logs.map(({ state }) => state);
    const kinds = new Set(logs.flatMap(({ events }) => events.map(({ body }) => body.kind)));
    expect(new Set(states.map(({ leaf }) => leaf))).toEqual(new Set([...LEAVES, null]));
    expect(new Set(states.map(({ severity }) => severity))).toEqual(new Set(SEVERITIES));
    expect(states.filter(({ status }) => status !== "RESOLVED").length).toBeGreaterThanOrEqual(3);
    const never = [
      "action-item-edited",
      "action-item-reopened",
      "action-item-restored",
      "entry-restored",
      "entry-marked",
      "entry-worded",
      "narrative",
      "communications",
      "scribe",
      "log",
      "step-undone",
      "step-checked",
      "message",
      "update-due",
      "duplicate-of",
      "duplicated-by",
      "related",
      "entry-redacted",
    ];
    const known = EventBody.options.map(({ shape }) => shape.kind.value).filter((kind) => !never.includes(kind));
    expect(kinds).toEqual(new Set(known));
  });

  test("then most postmortems are written, some half and some not, and none before the end nor after now", () => {
    const written = told.map(({ texts }) => Object.keys(texts).join());
    expect(new Set(written)).toEqual(new Set(["", "summary", "summary,root-cause"]));
    expect(written.filter((sections) => sections !== "").length).toBeGreaterThan(250);
    for (const [index, { texts, writtenAt }] of told.entries()) {
      if (Object.keys(texts).length === 0) continue;
      expect(logs[index]?.state.status).toBe("RESOLVED");
      expect(writtenAt.getTime()).toBeLessThanOrEqual(NOW.getTime());
    }
  });

  test("then some waited on Intercom, and none waited longer than it lasted", () => {
    const times = logs.map(({ state }) => timesOf(state));
    expect(times.filter(({ waitedMinutes }) => waitedMinutes > 0).length).toBeGreaterThan(20);
    for (const { durationMinutes, waitedMinutes } of times) {
      if (durationMinutes !== null) expect(waitedMinutes).toBeLessThanOrEqual(durationMinutes);
    }
  });

  test("then some lie across midnight and some across the end of a month", () => {
    const spans = logs
      .map(({ state }) => timesOf(state))
      .flatMap(({ startedAt, endedAt }) => (endedAt === null ? [] : [[startedAt, endedAt]]));
    const across = (characters: number) =>
      spans.filter(([from, to]) => from?.slice(0, characters) !== to?.slice(0, characters));
    expect(across("2026-11-22".length).length).toBeGreaterThan(10);
    expect(across("2026-11".length).length).toBeGreaterThan(2);
  });

  test("then no gap in a text was left unfilled", () => {
    expect(JSON.stringify(told)).not.toMatch(/\{\w+\}/);
  });
});

describe("given many incidents", () => {
  test("then they reach back six years and not further", () => {
    const [first] = stories({ count: 100_000, now: NOW });
    expect(first?.declaredAt.toISOString().slice(0, 7)).toBe("2020-11");
  });
});
