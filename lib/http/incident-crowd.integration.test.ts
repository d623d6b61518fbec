import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { readLog } from "#lib/db/incident-log.ts";
import { type ApiClient, apiClient, declaration } from "#lib/http/testing-incidents.ts";
import type { CommandInput } from "#lib/incident/command.ts";
import type { EventKind } from "#lib/incident/event.ts";
import { fold } from "#lib/incident/evolve.ts";
import { openTestDatabase } from "#lib/services/testing.ts";
import { expectSound } from "#lib/services/testing-sound-log.ts";

const CROWD = 100;

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let clients: ApiClient[];
let number: number;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  clients = [];
  for (let index = 0; index < CROWD; index += 1) clients.push(await apiClient(`client ${index}`));
  const declared = await clients[0]?.declare(declaration({ commander: null }));
  number = declared?.body.number ?? 0;
});
afterAll(() => database.close());

/** One quarrel: what each of the crowd wants at once, what the record calls it, and the event that the winner leaves. */
type Quarrel = {
  readonly value: string;
  readonly kind: EventKind;
  readonly command: (mine: string, expectedVersion: number) => CommandInput;
};

const QUARRELS: readonly Quarrel[] = [
  {
    value: "impact",
    kind: "impact",
    command: (impact, expectedVersion) => ({ type: "set-impact", impact, expectedVersion }),
  },
  {
    value: "cause",
    kind: "cause",
    command: (cause, expectedVersion) => ({ type: "set-cause", cause, expectedVersion }),
  },
  {
    value: "commander",
    kind: "commander",
    command: (mine, expectedVersion) => ({
      type: "set-commander",
      // Nobody names themselves, which would acknowledge too.
      commander: `${mine} or another`,
      note: `hand-over of ${mine}`,
      expectedVersion,
    }),
  },
  {
    value: "communications",
    kind: "communications",
    command: (communications, expectedVersion) => ({
      type: "set-communications",
      communications,
      note: null,
      expectedVersion,
    }),
  },
  {
    value: "entries.2",
    kind: "entry-amended",
    command: (text, expectedVersion) => ({ type: "amend-entry", entry: 2, text, expectedVersion }),
  },
  {
    value: "told.2",
    kind: "entry-worded",
    command: (text, expectedVersion) => ({ type: "word-entry", entry: 2, label: null, text, expectedVersion }),
  },
  { value: "status", kind: "resolved", command: (fix, expectedVersion) => ({ type: "resolve", fix, expectedVersion }) },
  {
    value: "status",
    kind: "reopened",
    command: (reason, expectedVersion) => ({ type: "reopen", reason, expectedVersion }),
  },
];

test.each(QUARRELS)(
  "given 100 clients who send a conflicting command that leaves $kind, then one wins and each other hears what changed",
  async ({ value, kind, command }) => {
    const before = await readLog(number);
    const seen = before.length;
    const answers = await Promise.all(
      clients.map((client, index) => client.command(number, command(`client ${index}`, seen))),
    );
    const winners = answers.flatMap(({ status }, index) => (status === 200 ? [index] : []));
    expect(winners).toHaveLength(1);
    const added = (await readLog(number)).slice(seen);
    expect(added.map(({ body, by }) => [body.kind, by.name])).toEqual([[kind, `client ${winners[0]}`]]);
    for (const { status, body } of answers.filter((answer) => answer.status !== 200)) {
      expect([status, body.code]).toEqual([409, "conflict"]);
      expect(body.conflict).toMatchObject({
        value,
        by: { name: `client ${winners[0]}` },
        recordedAt: added[0]?.recordedAt,
        version: seen + 1,
      });
    }
    await expectSound(number);
  },
);

test("given 100 clients of whom each quarrels and adds something of their own, then only the quarrels are refused", async () => {
  const seen = (await readLog(number)).length;
  const answers = await Promise.all(
    clients.map(async (client, index) => {
      const [quarrel, own] = await Promise.all([
        client.command(number, { type: "set-action", action: `action ${index}`, expectedVersion: seen }),
        client.command(number, ownCommand(index)),
      ]);
      return { quarrel: quarrel.status, own: own.status };
    }),
  );
  expect(answers.filter(({ quarrel }) => quarrel === 200)).toHaveLength(1);
  expect(answers.filter(({ quarrel }) => quarrel === 409)).toHaveLength(CROWD - 1);
  expect(new Set(answers.map(({ own }) => own))).toEqual(new Set([200]));
  const state = fold(await readLog(number));
  expect(state.entries.filter(({ body }) => body.kind === "note")).toHaveLength(CROWD / 4);
  expect(state.requestIds).toHaveLength(CROWD / 4);
  expect(state.entries.filter(({ body }) => body.kind === "step-done")).toHaveLength(1);
  expect(state.entries.filter(({ body }) => body.kind === "waiting")).toHaveLength(1);
  await expectSound(number);
});

/** Of four kinds; ticks and waiting are the same for all who send them. */
function ownCommand(index: number): CommandInput {
  switch (index % 4) {
    case 0:
      return { type: "add-note", text: `note ${index}` };
    case 1:
      return { type: "add-request-ids", requestIds: [{ id: `req_${index}` }] };
    case 2:
      return { type: "tick-step", step: "token-verify" };
    default:
      return { type: "start-waiting" };
  }
}
