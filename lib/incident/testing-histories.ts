import fc from "fast-check";
import type { NumberedState, StepFinding } from "#lib/incident/circumstances.ts";
import { Command, type CommandInput } from "#lib/incident/command.ts";
import { Log } from "#lib/incident/testing.ts";
import type { TriageFindings } from "#lib/incident/triage-findings.ts";
import { OPEN_STATUSES } from "#lib/runbook/incident-status.ts";
import { LEAVES } from "#lib/runbook/leaf.ts";
import { SEVERITIES } from "#lib/runbook/severity.ts";

/** Around midnight, around the end of a year, and around both changes of the clock in Europe and America. */
export const STARTS = ["2026-11-22T23:58:47Z", "2026-12-31T23:58:47Z", "2026-03-29T00:58:47Z", "2026-11-01T05:58:47Z"];
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
export type Plan = {
  command: Command;
  behind: number;
  waited: number;
  triage: TriageFindings | null;
  finding: StepFinding | null;
  other: NumberedState | null;
};

const step = fc.constantFrom("token-verify", "token-check-region", "no-such-step");
/** The incident itself is 42. */
const otherNumber = fc.constantFrom(7, 8, 42);
const OTHERS = [new Log().state, { ...new Log().state, duplicateOf: 3 }, new Log({}, { drill: true }).state];

/** Twice as often as its kind: what these do to the clocks is what can go wrong most. */
function waiting(at: fc.Arbitrary<string | undefined>): fc.Arbitrary<CommandInput>[] {
  return [
    fc.record({ type: fc.constant("start-waiting" as const), at, reason: optionalWords }),
    fc.record({ type: fc.constant("end-waiting" as const), at }),
  ];
}

function planOf(start: number): fc.Arbitrary<Plan> {
  const at = fc.option(
    minute.map((minutes) => new Date(start + minutes * 60_000).toISOString()),
    { nil: undefined },
  );
  // Set when it is played, from the version that is there by then.
  const expectedVersion = fc.constant(1);
  // Their types are checked as they are parsed: TypeScript gives up on so many alternatives.
  const command: fc.Arbitrary<object> = fc.oneof(
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
    fc.record({
      type: fc.constant("set-commander" as const),
      commander: fc.oneof(optionalWords, fc.constant("Ann")),
      note: optionalWords,
      expectedVersion,
    }),
    fc.record({
      type: fc.constant("set-communications" as const),
      communications: optionalWords,
      note: optionalWords,
      expectedVersion,
    }),
    fc.record({
      type: fc.constant("set-scribe" as const),
      scribe: optionalWords,
      note: optionalWords,
      expectedVersion,
    }),
    ...waiting(at),
    ...waiting(at),
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
    fc.record({
      type: fc.constant("attach-log" as const),
      format: fc.constant("plain" as const),
      lines: fc.integer({ min: 1, max: 9 }),
      excerpt: words,
      requestIds: fc.constantFrom([], [{ id: "req_a" }], [{ id: "req_e" }]),
    }),
    fc.record({ type: fc.constantFrom("tick-step" as const, "untick-step" as const), step }),
    fc.record({ type: fc.constant("check-step" as const), step, triageRunId: fc.constant(RUN_ID) }),
    fc.record({ type: fc.constant("post-message" as const), text: words }),
    fc.record({ type: fc.constant("mark-duplicate" as const), of: otherNumber }),
    fc.constant({ type: "unmark-duplicate" as const }),
    fc.record({ type: fc.constantFrom("relate" as const, "unrelate" as const), to: otherNumber }),
    fc.record({ type: fc.constant("redact-entry" as const), entry: number }),
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
  const finding = fc.constantFrom<(StepFinding | null)[]>(null, { state: "ok", text: "Intercom accepts our token" });
  return fc
    .record({
      command,
      finding,
      other: fc.option(fc.record({ number: otherNumber, state: fc.constantFrom(...OTHERS) }), { freq: 9 }),
      waited: fc.integer({ min: 0, max: 600_000 }),
      behind: fc.constantFrom(0, 0, 0, 1, 3, 10, -1),
      triage,
    })
    .filter(({ command }) => Command.safeParse(command).success)
    .map(({ command, ...rest }) => ({ command: Command.parse(command), ...rest }));
}

export const history = fc
  .constantFrom(...STARTS)
  .chain((start) => fc.tuple(fc.constant(start), fc.array(planOf(Date.parse(start)), { maxLength: 40, size: "max" })));

/** One command, as it is planned for a history. */
export const anyPlan = planOf(Date.parse("2026-11-22T14:05:00Z"));

/** Brings request ids, and retracts or puts back what brought them. */
export const requestIdPlan: fc.Arbitrary<Plan> = fc
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
  .map((command) => ({
    command: Command.parse(command),
    behind: 0,
    waited: 1000,
    triage: null,
    finding: null,
    other: null,
  }));
