import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Command, type CommandInput, Declaration } from "#lib/incident/command.ts";
import { decide } from "#lib/incident/decide.ts";
import { declare } from "#lib/incident/declare.ts";
import { longDuration } from "#lib/incident/duration.ts";
import type { IncidentEvent, NewEvent } from "#lib/incident/event.ts";
import { evolve, fold } from "#lib/incident/evolve.ts";
import { milestonesOf } from "#lib/incident/milestones.ts";
import { postmortemOf } from "#lib/incident/postmortem-of.ts";
import { slackMessageOf } from "#lib/incident/slack-message-of.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { EVENT_VERSION, readBody, writeBody } from "#lib/incident/stored-event.ts";
import { DECLARATION, UNWRITTEN } from "#lib/incident/testing.ts";
import { timesOf } from "#lib/incident/times.ts";
import { isTransition } from "#lib/incident/transitions.ts";
import type { TriageFindings } from "#lib/incident/triage-findings.ts";
import { OPEN_STATUSES } from "#lib/runbook/incident-status.ts";
import { LEAVES } from "#lib/runbook/leaf.ts";
import { SEVERITIES } from "#lib/runbook/severity.ts";

/** Around midnight, around the end of a year, and around both changes of the clock in Europe and America. */
const STARTS = ["2026-11-22T23:58:47Z", "2026-12-31T23:58:47Z", "2026-03-29T00:58:47Z", "2026-11-01T05:58:47Z"];
const RUN_ID = "0d9f6f5e-6f7b-4c58-9a0e-1c8f5d1f2a3b";

/** Minutes after the first alert, also before it and beyond now. */
const minute = fc.integer({ min: -5, max: 70 });
const words = fc.oneof(
  fc.constantFrom("Rotated the token", "503 to us", "@ann <!channel>"),
  fc.string({ minLength: 1, maxLength: 30 }),
);
const optionalWords = fc.option(words);
/** Event numbers, of which about half exist. */
const number = fc.integer({ min: 1, max: 25 });

/** `behind`: how many versions ago the caller looked; -1 is a version that does not exist yet. */
type Plan = { command: Command; behind: number; waited: number; triage: TriageFindings | null };

function planOf(start: number): fc.Arbitrary<Plan> {
  const at = fc.option(
    minute.map((minutes) => new Date(start + minutes * 60_000).toISOString()),
    { nil: undefined },
  );
  // Set when it is played, from the version that is there by then.
  const expectedVersion = fc.constant(1);
  const command: fc.Arbitrary<CommandInput> = fc.oneof(
    fc.record({ type: fc.constant("acknowledge" as const), at }),
    fc.record({
      type: fc.constant("set-severity" as const),
      severity: fc.constantFrom(...SEVERITIES),
      expectedVersion,
    }),
    fc.record({ type: fc.constant("set-leaf" as const), leaf: fc.option(fc.constantFrom(...LEAVES)), expectedVersion }),
    fc.record({
      type: fc.constant("set-status" as const),
      status: fc.constantFrom(...OPEN_STATUSES),
      at,
      expectedVersion,
    }),
    fc.record({ type: fc.constant("set-impact" as const), impact: optionalWords, expectedVersion }),
    fc.record({ type: fc.constant("set-cause" as const), cause: optionalWords, expectedVersion }),
    fc.record({ type: fc.constant("set-action" as const), action: optionalWords, expectedVersion }),
    fc.record({ type: fc.constant("set-commander" as const), commander: optionalWords, expectedVersion }),
    fc.record({
      type: fc.constant("set-next-update" as const),
      nextUpdateAt: fc.option(minute.map((minutes) => new Date(start + minutes * 60_000).toISOString())),
      expectedVersion,
    }),
    fc.record({ type: fc.constant("add-note" as const), text: words, at, exported: fc.boolean() }),
    fc.record({ type: fc.constant("record-mitigation" as const), text: words, at }),
    fc.record({
      type: fc.constant("add-request-ids" as const),
      requestIds: fc.array(fc.record({ id: fc.constantFrom("req_a", "req_b", "req_c", "req_d") }), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
    fc.record({ type: fc.constant("attach-triage" as const), triageRunId: fc.constant(RUN_ID) }),
    fc.record({ type: fc.constant("add-action-item" as const), text: words, owner: optionalWords }),
    fc.record({
      type: fc.constant("edit-action-item" as const),
      item: number,
      text: words,
      owner: optionalWords,
      due: fc.constantFrom(null, "2026-12-01"),
      expectedVersion,
    }),
    fc.record({
      type: fc.constantFrom(
        "complete-action-item" as const,
        "reopen-action-item" as const,
        "restore-action-item" as const,
      ),
      item: number,
    }),
    fc.record({ type: fc.constant("remove-action-item" as const), item: number, expectedVersion }),
    fc.record({ type: fc.constant("set-affected" as const), users: fc.option(fc.nat(99)), expectedVersion }),
    fc.record({
      type: fc.constant("amend-entry" as const),
      entry: number,
      at,
      text: fc.option(words, { nil: undefined }),
      expectedVersion,
    }),
    fc.record({ type: fc.constant("retract-entry" as const), entry: number, expectedVersion }),
    fc.record({ type: fc.constant("restore-entry" as const), entry: number }),
    fc.record({ type: fc.constant("mark-entry" as const), entry: number, exported: fc.boolean() }),
    fc.record({
      type: fc.constant("word-entry" as const),
      entry: number,
      label: optionalWords,
      text: optionalWords,
      expectedVersion,
    }),
    fc.record({ type: fc.constant("resolve" as const), fix: words, at, expectedVersion }),
    fc.record({ type: fc.constant("reopen" as const), reason: words, at, expectedVersion }),
  );
  const triage = fc.option(
    fc.record({
      runId: fc.constant(RUN_ID),
      simulated: fc.boolean(),
      startedAt: fc.constant(new Date(start).toISOString()),
      leaf: fc.constantFrom(...LEAVES),
      text: fc.constant("Intercom rejects our token."),
      changes: fc.constantFrom<readonly string[]>([], ["GET /me answers 401 token_revoked now"]),
      requestIds: fc.constant([{ id: "req_a", endpoint: "GET /me", status: 401, code: null, at: null }]),
    }),
  );
  return fc
    .record({
      command,
      waited: fc.integer({ min: 0, max: 600_000 }),
      behind: fc.constantFrom(0, 0, 0, 1, 3, 10, -1),
      triage,
    })
    .filter(({ command }) => Command.safeParse(command).success)
    .map(({ command, ...rest }) => ({ command: Command.parse(command), ...rest }));
}

const history = fc
  .constantFrom(...STARTS)
  .chain((start) => fc.tuple(fc.constant(start), fc.array(planOf(Date.parse(start)), { maxLength: 40, size: "max" })));

/** Brings request ids, and retracts or puts back what brought them. */
const requestIdPlan: fc.Arbitrary<Plan> = fc
  .oneof<fc.Arbitrary<CommandInput>[]>(
    fc.record({
      type: fc.constant("add-request-ids" as const),
      requestIds: fc.array(fc.record({ id: fc.constantFrom("req_a", "req_b") }), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({
      type: fc.constant("retract-entry" as const),
      entry: fc.integer({ min: 3, max: 8 }),
      expectedVersion: fc.constant(1),
    }),
    fc.record({ type: fc.constant("restore-entry" as const), entry: fc.integer({ min: 3, max: 8 }) }),
  )
  .map((command) => ({ command: Command.parse(command), behind: 0, waited: 1000, triage: null }));

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
  const declared = declare(declaration, { now: new Date(now), drill: false, triage: null });
  if ("code" in declared) throw new Error(declared.message);
  append(declared.events);
  let state = fold(log);
  for (const { command: planned, behind, waited, triage } of plans) {
    now += waited;
    const seen = Math.max(1, state.version - behind);
    const command = "expectedVersion" in planned ? { ...planned, expectedVersion: seen } : planned;
    const decision = decide(state, command, { now: new Date(now), triage });
    const length = log.length;
    if (!("code" in decision)) append(decision.events);
    const before = state;
    state = log.slice(length).reduce<IncidentState>(evolve, state);
    step(before, state, log);
  }
  return { state, log };
}

describe("any sequence of commands", () => {
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
