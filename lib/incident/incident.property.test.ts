import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WEEKDAYS_IN_UTC } from "#lib/incident/business-calendar.ts";
import { clocksOf } from "#lib/incident/clocks.ts";
import { Command, Declaration } from "#lib/incident/command.ts";
import { decide } from "#lib/incident/decide.ts";
import { declare } from "#lib/incident/declare.ts";
import { longDuration } from "#lib/incident/duration.ts";
import type { IncidentEvent, NewEvent } from "#lib/incident/event.ts";
import { evolve, fold, foldOnto } from "#lib/incident/evolve.ts";
import { milestonesOf } from "#lib/incident/milestones.ts";
import { postmortemOf } from "#lib/incident/postmortem-of.ts";
import { responseDeadline } from "#lib/incident/response-deadline.ts";
import { slackMessageOf } from "#lib/incident/slack-message-of.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { EVENT_VERSION, readBody, writeBody } from "#lib/incident/stored-event.ts";
import { authorNamed, circumstancesAt, DECLARATION, UNWRITTEN } from "#lib/incident/testing.ts";
import { anyPlan, history, type Plan, requestIdPlan, STARTS } from "#lib/incident/testing-histories.ts";
import { timesOf } from "#lib/incident/times.ts";
import { isTransition } from "#lib/incident/transitions.ts";

/** Plays a history as the service does, and calls `step` after each command. */
function play(
  start: string,
  plans: readonly Plan[],
  step: (before: IncidentState, after: IncidentState, events: readonly IncidentEvent[]) => void,
) {
  let now = Date.parse(start) + 60_000;
  const log: IncidentEvent[] = [];
  const append = (events: readonly NewEvent[]) => {
    for (const event of events) {
      const by = { kind: "account" as const, id: null, name: "ann" };
      log.push({ ...event, seq: log.length + 1, recordedAt: new Date(now).toISOString(), by });
    }
  };
  const declaration = Declaration.parse({ ...DECLARATION, firstAlert: { text: "Pager", at: start } });
  const by = authorNamed("bob");
  const declared = declare(declaration, { now: new Date(now), by, drill: false, triage: null });
  if ("code" in declared) throw new Error(declared.message);
  append(declared.events);
  let state = fold(log);
  for (const { command: planned, behind, waited, ...circumstances } of plans) {
    now += waited;
    const seen = Math.max(1, state.version - behind);
    const command = "expectedVersion" in planned ? { ...planned, expectedVersion: seen } : planned;
    const decision = decide(state, command, { ...circumstancesAt(now), ...circumstances });
    const length = log.length;
    if (!("code" in decision)) append(decision.events);
    const before = state;
    state = log.slice(length).reduce<IncidentState>(evolve, state);
    step(before, state, log);
  }
  return { state, log };
}

describe("any sequence of commands", () => {
  it("has commands of every kind", () => {
    const planned = fc.sample(anyPlan, { numRuns: 3_000, seed: 1 }).map(({ command }) => command.type);
    const kinds = Command.options.map(({ shape }) => shape.type.value);
    expect(new Set(planned)).toEqual(new Set(kinds));
  });

  it("keeps every invariant of the record", () => {
    let commands = 0;
    let changes = 0;
    fc.assert(
      fc.property(history, ([start, plans]) => {
        play(start, plans, (before, after, log) => {
          commands += 1;
          changes += after.version - before.version;
          expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
          expect(after.version).toBe(log.length);
          for (const { happenedAt, recordedAt } of log) expect(happenedAt <= recordedAt).toBe(true);
          expectOrder(after);
          expectClocks(after);
          expectNothingVanished(before, after);
          expect(after.drill).toBe(false);
          expectRequestIdsOfEntries(after);
        });
      }),
      { numRuns: 400 },
    );
    // The generator must not have bored `decide`: a fair part of the commands does something.
    expect(changes).toBeGreaterThan(commands / 4);
  });

  it("lists the request ids of every entry that stands, however often they were taken back and put back", () => {
    fc.assert(
      fc.property(fc.array(requestIdPlan, { maxLength: 30, size: "max" }), (plans) => {
        play(STARTS[0] ?? "", plans, (_, after) => expectRequestIdsOfEntries(after));
      }),
      { numRuns: 200 },
    );
  });

  it("is the same folded at once, one by one, and from any state on", () => {
    fc.assert(
      fc.property(history, fc.nat(40), ([start, plans], at) => {
        const { state, log } = play(start, plans, () => {});
        const [first, rest] = [log.slice(0, at + 1), log.slice(at + 1)];
        expect(fold(log)).toEqual(state);
        expect(foldOnto(fold(first), rest)).toEqual(state);
      }),
      { numRuns: 100 },
    );
  });

  it("is found again by folding what was stored", () => {
    fc.assert(
      fc.property(history, ([start, plans]) => {
        const { state, log } = play(start, plans, () => {});
        const stored: unknown[] = JSON.parse(
          JSON.stringify(log.map((event) => ({ ...event, ...writeBody(event.body) }))),
        );
        const read = stored.map((row) => {
          const { kind, payload, ...event } = row as IncidentEvent & { kind: string; payload: unknown };
          return { ...event, body: readBody(kind, EVENT_VERSION, payload) };
        });
        expect(fold(read)).toEqual(state);
      }),
      { numRuns: 200 },
    );
  });

  it("tells the same on the page, in the list, in the Slack message and in the postmortem", () => {
    fc.assert(
      fc.property(history, ([start, plans]) => {
        const { state } = play(start, plans, () => {});
        const { endedAt, durationMinutes } = timesOf(state);
        const lines = slackMessageOf(state).split("\n");
        expect(lines).toHaveLength(7);
        expect(lines[1]).toBe(`Status: ${state.status}`);
        expect(lines[5] === "Next update: none").toBe(state.status === "RESOLVED");
        expect(endedAt !== null).toBe(state.status === "RESOLVED");
        expect(durationMinutes !== null).toBe(state.status === "RESOLVED");
        const postmortem = postmortemOf(state, UNWRITTEN);
        const [, from = "", to = ""] = /^\*\*Date:\*\* (.+) - (.+) UTC {2}$/m.exec(postmortem) ?? [];
        const [, duration] = /^\*\*Duration:\*\* (.+) {2}$/m.exec(postmortem) ?? [];
        const [, degraded] = /^- Duration of degraded service: (.+)$/m.exec(postmortem) ?? [];
        if (durationMinutes === null) expect([to, duration, degraded]).toEqual(["ongoing", "ongoing", "ongoing"]);
        else {
          const end = to.length === 5 ? `${from.slice(0, 10)} ${to}` : to;
          const shown = (Date.parse(`${end}Z`) - Date.parse(`${from}Z`)) / 60_000;
          expect([shown, duration, degraded]).toEqual([
            durationMinutes,
            longDuration(durationMinutes),
            `${durationMinutes}m`,
          ]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function expectOrder(state: IncidentState) {
  const { startedAt, endedAt, durationMinutes } = timesOf(state);
  const transitions = state.entries.filter(isTransition).map(({ happenedAt }) => happenedAt);
  expect(transitions).toEqual(transitions.toSorted());
  for (const { happenedAt } of milestonesOf(state).mitigations) expect(happenedAt >= startedAt).toBe(true);
  if (state.acknowledgedAt !== null) expect(state.acknowledgedAt >= startedAt).toBe(true);
  if (endedAt !== null) expect(endedAt >= startedAt).toBe(true);
  if (durationMinutes !== null) expect(durationMinutes).toBeGreaterThanOrEqual(0);
}

/** Ours and theirs add up at every moment, and what waited is what the timeline says, minute by minute. */
function expectClocks(state: IncidentState) {
  const times = timesOf(state);
  const respondBy = responseDeadline(state.severity, times.startedAt, WEEKDAYS_IN_UTC);
  const last = state.entries.reduce((latest, { happenedAt }) => (happenedAt > latest ? happenedAt : latest), "");
  const now = new Date(Date.parse(last) + 90_000);
  const clocks = clocksOf({ ...state, ...times, respondBy }, now);
  expect(clocks.ours + clocks.theirs).toBe(clocks.total);
  expect(clocks.ours).toBeGreaterThanOrEqual(0);
  expect(clocks.theirs).toBe(minutesThatWaited(state, times.endedAt === null ? now : new Date(times.endedAt)));
  expect(clocks.waiting === null).toBe(state.waitingSince === null);
  if (times.durationMinutes !== null) {
    expect(state.waitingSince).toBeNull();
    expect([clocks.total, clocks.theirs]).toEqual([times.durationMinutes, times.waitedMinutes]);
    expect(clocks.response.state).toBe("met");
  }
}

/** Counted another way: at each full minute, whether it waited when that began. */
function minutesThatWaited({ entries }: IncidentState, until: Date): number {
  const moves = entries.filter(({ body }) => ["waiting", "waiting-ended", "resolved"].includes(body.kind));
  const first = Math.ceil(Math.min(...entries.map(({ happenedAt }) => Date.parse(happenedAt))) / 60_000);
  let waited = 0;
  for (let minute = first; minute * 60_000 <= until.getTime(); minute += 1) {
    const before = moves.findLast(({ happenedAt }) => Date.parse(happenedAt) < minute * 60_000);
    if (before?.body.kind === "waiting") waited += 1;
  }
  return waited;
}

/** Corrections change words and times; no entry goes, and none changes its kind. */
function expectNothingVanished(before: IncidentState, after: IncidentState) {
  const kinds = (state: IncidentState) => state.entries.map(({ seq, body }) => `${seq} ${body.kind}`);
  expect(kinds(after).slice(0, before.entries.length)).toEqual(kinds(before));
}

/** Each id that an entry brought which stands, once, in the order in which they came. */
function expectRequestIdsOfEntries({ entries, requestIds }: IncidentState) {
  const brought = entries.flatMap(({ body, retracted }) =>
    body.kind === "request-ids" && retracted === null ? body.requestIds.map(({ id }) => id) : [],
  );
  expect(requestIds.map(({ id }) => id)).toEqual([...new Set(brought)]);
}
