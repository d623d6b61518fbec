import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { Problem } from "#lib/contracts/problem.ts";
import { type ApiClient, apiClient, declaration } from "#lib/http/testing-incidents.ts";
import type { CommandInput, CommandType } from "#lib/incident/command.ts";
import { openTestDatabase } from "#lib/services/testing.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ann: ApiClient;
let viewer: ApiClient;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  ann = await apiClient("Ann's script");
  viewer = await apiClient("A stakeholder", "viewer");
});
afterAll(() => database.close());

const MINUTE_MS = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS).toISOString();

async function declared(change = {}): Promise<IncidentRecord> {
  const { status, body } = await ann.declare(declaration(change));
  expect(status).toBe(201);
  return body;
}

describe("a refusal", () => {
  test("given a value that somebody replaced meanwhile, then it says who, when and what it is now", async () => {
    const { number, version } = await declared({ severity: "P1" });
    const bob = await apiClient("Bob's script");
    const changed = await bob.command(number, { type: "set-severity", severity: "P2", expectedVersion: version });
    const { status, body } = await ann.command(number, {
      type: "set-severity",
      severity: "P3",
      expectedVersion: version,
    });
    expect([status, body.code]).toEqual([409, "conflict"]);
    expect(Problem.parse(body)).toEqual(body);
    expect(body.conflict).toEqual({
      value: "severity",
      current: "P2",
      by: { kind: "api-token", id: expect.any(String), name: "Bob's script" },
      recordedAt: changed.body.changes.severity?.recordedAt,
      version: changed.body.version,
    });
    expect((await ann.read(number)).body).toEqual(changed.body);
  });

  test("given that another value was replaced meanwhile, then there is none", async () => {
    const { number, version } = await declared();
    await ann.command(number, { type: "set-cause", cause: "Our deploy", expectedVersion: version });
    const { status, body } = await ann.command(number, {
      type: "set-impact",
      impact: "None",
      expectedVersion: version,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ cause: "Our deploy", impact: "None" });
  });

  test.each<{ given: string; commands: CommandInput[]; status: number; code: string; field?: string }>([
    {
      given: "a resolved incident that is resolved again",
      commands: [
        { type: "resolve", fix: "New token", expectedVersion: 2 },
        { type: "resolve", fix: "Other token", expectedVersion: 3 },
      ],
      status: 409,
      code: "not_now",
    },
    {
      given: "an open incident that is reopened",
      commands: [{ type: "reopen", reason: "Again", expectedVersion: 2 }],
      status: 409,
      code: "not_now",
    },
    {
      given: "an end before the start",
      commands: [{ type: "resolve", fix: "New token", at: ago(120), expectedVersion: 2 }],
      status: 422,
      code: "invalid_command",
      field: "at",
    },
    {
      given: "a mitigation in the future",
      commands: [{ type: "record-mitigation", text: "Rotated", at: ago(-5) }],
      status: 422,
      code: "invalid_command",
      field: "at",
    },
    {
      given: "a next update that has passed",
      commands: [{ type: "set-next-update", nextUpdateAt: ago(5), expectedVersion: 2 }],
      status: 422,
      code: "invalid_command",
      field: "nextUpdateAt",
    },
    {
      given: "an entry that there is not",
      commands: [{ type: "mark-entry", entry: 99, exported: true }],
      status: 422,
      code: "invalid_command",
      field: "entry",
    },
    {
      given: "an entry that cannot be retracted",
      commands: [{ type: "retract-entry", entry: 2, expectedVersion: 2 }],
      status: 409,
      code: "not_now",
    },
    {
      given: "an action item that there is not",
      commands: [{ type: "complete-action-item", item: 1 }],
      status: 422,
      code: "invalid_command",
      field: "item",
    },
    {
      given: "a version that does not exist yet",
      commands: [{ type: "set-leaf", leaf: "scope", expectedVersion: 99 }],
      status: 422,
      code: "invalid_command",
      field: "expectedVersion",
    },
    {
      given: "a triage run that there is not",
      commands: [{ type: "attach-triage", triageRunId: "0190163d-8694-739b-aea5-966c26f8ad91" }],
      status: 422,
      code: "invalid_command",
      field: "triageRunId",
    },
    {
      given: "another command under the same key",
      commands: [
        { type: "add-note", text: "One", idempotencyKey: "k" },
        { type: "add-note", text: "Two", idempotencyKey: "k" },
      ],
      status: 409,
      code: "key_reused",
      field: "idempotencyKey",
    },
  ])(
    "given $given, then it is $status $code and the record stays as it was",
    async ({ commands, status, code, field }) => {
      const { number } = await declared({ firstAlert: { text: "PagerDuty", at: ago(60) } });
      for (const command of commands.slice(0, -1)) expect((await ann.command(number, command)).status).toBe(200);
      const before = (await ann.read(number)).body;
      const last = commands.at(-1);
      if (last === undefined) throw new Error("there is a command to refuse");
      const answer = await ann.command(number, last);
      const problem = Problem.parse(answer.body);
      expect(problem).toEqual(answer.body);
      expect([answer.status, problem.code, problem.errors?.[0]?.field]).toEqual([status, code, field]);
      expect((await ann.read(number)).body).toEqual(before);
    },
  );
});

/** One of each, good but for who sends it. */
const EVERY_COMMAND: { [Type in CommandType]: Extract<CommandInput, { type: Type }> } = {
  acknowledge: { type: "acknowledge" },
  "set-severity": { type: "set-severity", severity: "P4", expectedVersion: 2 },
  "set-leaf": { type: "set-leaf", leaf: "scope", expectedVersion: 2 },
  "set-status": { type: "set-status", status: "MONITORING", expectedVersion: 2 },
  "set-impact": { type: "set-impact", impact: "x", expectedVersion: 2 },
  "set-cause": { type: "set-cause", cause: "x", expectedVersion: 2 },
  "set-action": { type: "set-action", action: "x", expectedVersion: 2 },
  "set-commander": { type: "set-commander", commander: "x", note: null, expectedVersion: 2 },
  "set-communications": { type: "set-communications", communications: "x", note: null, expectedVersion: 2 },
  "set-scribe": { type: "set-scribe", scribe: "x", note: null, expectedVersion: 2 },
  "start-waiting": { type: "start-waiting" },
  "end-waiting": { type: "end-waiting" },
  "set-next-update": { type: "set-next-update", nextUpdateAt: ago(-30), expectedVersion: 2 },
  "add-note": { type: "add-note", text: "x" },
  "record-mitigation": { type: "record-mitigation", text: "x" },
  "add-request-ids": { type: "add-request-ids", requestIds: [{ id: "req_x" }] },
  "attach-log": { type: "attach-log", format: "plain", lines: 1, excerpt: "x", requestIds: [] },
  "tick-step": { type: "tick-step", step: "token-verify" },
  "untick-step": { type: "untick-step", step: "token-verify" },
  "check-step": { type: "check-step", step: "token-verify", triageRunId: "0190163d-8694-739b-aea5-966c26f8ad91" },
  "post-message": { type: "post-message", text: "x" },
  "mark-duplicate": { type: "mark-duplicate", of: 1 },
  "unmark-duplicate": { type: "unmark-duplicate" },
  relate: { type: "relate", to: 1 },
  unrelate: { type: "unrelate", to: 1 },
  "attach-triage": { type: "attach-triage", triageRunId: "0190163d-8694-739b-aea5-966c26f8ad91" },
  "add-action-item": { type: "add-action-item", text: "x" },
  "edit-action-item": { type: "edit-action-item", item: 1, text: "x", owner: null, due: null, expectedVersion: 2 },
  "complete-action-item": { type: "complete-action-item", item: 1 },
  "reopen-action-item": { type: "reopen-action-item", item: 1 },
  "remove-action-item": { type: "remove-action-item", item: 1, expectedVersion: 2 },
  "restore-action-item": { type: "restore-action-item", item: 1 },
  "set-affected": { type: "set-affected", users: 1, expectedVersion: 2 },
  "amend-entry": { type: "amend-entry", entry: 2, text: "x", expectedVersion: 2 },
  "retract-entry": { type: "retract-entry", entry: 2, expectedVersion: 2 },
  "restore-entry": { type: "restore-entry", entry: 2 },
  "redact-entry": { type: "redact-entry", entry: 2 },
  "mark-entry": { type: "mark-entry", entry: 2, exported: true },
  "word-entry": { type: "word-entry", entry: 2, label: null, text: "x", expectedVersion: 2 },
  resolve: { type: "resolve", fix: "x", expectedVersion: 2 },
  reopen: { type: "reopen", reason: "x", expectedVersion: 2 },
};

test("given a viewer who tries every command, then each is refused and nothing changes", async () => {
  const record = await declared();
  for (const command of Object.values(EVERY_COMMAND)) {
    const { status, body } = await viewer.command(record.number, command);
    expect([command.type, status, body.code]).toEqual([command.type, 403, "forbidden"]);
  }
  expect((await viewer.declare(declaration())).status).toBe(403);
  expect((await viewer.read(record.number)).body).toEqual(record);
  expect((await viewer.list("limit=1")).body.incidents[0]?.number).toBe(record.number);
});
