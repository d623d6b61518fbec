import fc from "fast-check";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { OPERATOR } from "#lib/auth/actor.ts";
import { db } from "#lib/db/client.ts";
import { Command, type CommandInput, Declaration } from "#lib/incident/command.ts";
import { commandIncident } from "#lib/services/command-incident.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { noteNarrative } from "#lib/services/note-narrative.ts";
import { readIncident } from "#lib/services/read-incident.ts";
import { rebuildIncidents } from "#lib/services/rebuild-incidents.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import { actorWith, contextOf, openTestDatabase } from "#lib/services/testing.ts";

const ctx = contextOf(OPERATOR);

const firstAlert = { text: "PagerDuty", at: "2026-11-22T14:05:00Z" };

/** More than one batch. */
const COUNT = 60;

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  for (let index = 0; index < COUNT; index += 1) {
    await declareIncident({ ctx, input: Declaration.parse({ severity: "P2", impact: `impact ${index}`, firstAlert }) });
  }
});
afterAll(() => database.close());

/** What moves the columns of the row, refused or not. */
const anyCommand: fc.Arbitrary<CommandInput> = fc.constantFrom<CommandInput[]>(
  { type: "acknowledge" },
  { type: "set-severity", severity: "P1", expectedVersion: 1 },
  { type: "set-severity", severity: "P2", expectedVersion: 1 },
  { type: "set-leaf", leaf: "scope", expectedVersion: 1 },
  { type: "set-status", status: "MONITORING", expectedVersion: 1 },
  { type: "set-impact", impact: "None", expectedVersion: 1 },
  { type: "set-commander", commander: null, expectedVersion: 1 },
  { type: "set-next-update", nextUpdateAt: new Date(Date.now() + 60 * 60_000).toISOString(), expectedVersion: 1 },
  { type: "add-note", text: "Note" },
  { type: "add-action-item", text: "Item" },
  { type: "complete-action-item", item: 5 },
  { type: "remove-action-item", item: 5, expectedVersion: 1 },
  { type: "restore-action-item", item: 5 },
  { type: "mark-entry", entry: 2, exported: false },
  { type: "word-entry", entry: 2, label: "Alarm", text: null, expectedVersion: 1 },
  { type: "amend-entry", entry: 2, at: "2026-11-22T14:01:00Z", expectedVersion: 1 },
  { type: "retract-entry", entry: 6, expectedVersion: 1 },
  { type: "resolve", fix: "Fixed", expectedVersion: 1 },
  { type: "reopen", reason: "Again", expectedVersion: 1 },
);

const rows = () => db().incident.findMany({ orderBy: { number: "asc" } });

test("given rows as commands left them, then none differs and none is written", async () => {
  expect(await rebuildIncidents({ ctx })).toEqual({ incidents: COUNT, differed: [] });
});

test("given rows that say something else than their logs, then they are mended, and named", async () => {
  const before = await rows();
  await db().incident.update({ where: { number: 1 }, data: { severity: "P1", searchText: "" } });
  await db().incident.update({ where: { number: 51 }, data: { startedAt: new Date(0), endedAt: new Date() } });
  await db().incident.update({ where: { number: COUNT }, data: { version: 1, openActionItems: 3 } });
  expect(await rebuildIncidents({ ctx })).toEqual({ incidents: COUNT, differed: [1, 51, COUNT] });
  expect(await rows()).toEqual(before);
});

test("given a narrative, then what is kept of it with the incident is none of the log's, and stays", async () => {
  await noteNarrative({ number: 2, texts: { summary: "It broke." } });
  const before = await db().incident.findUniqueOrThrow({ where: { number: 2 } });
  expect(before).toMatchObject({ postmortem: "started", narrativeWords: "it broke" });
  await db().incident.update({ where: { number: 2 }, data: { impact: "something else" } });
  expect((await rebuildIncidents({ ctx })).differed).toEqual([2]);
  expect(await db().incident.findUniqueOrThrow({ where: { number: 2 } })).toEqual(before);
});

test("given any sequence of commands, then the row that they leave is the fold of the log", async () => {
  const { number } = await declareIncident({ ctx, input: Declaration.parse({ severity: "P3", firstAlert }) });
  const [sequence = []] = fc.sample(fc.array(anyCommand, { minLength: 150, maxLength: 150 }), { numRuns: 1, seed: 3 });
  let done = 0;
  for (const command of sequence) {
    const { version } = await readIncident({ ctx, input: { number } });
    const input = {
      number,
      command: Command.parse({ ...command, ...("expectedVersion" in command && { expectedVersion: version }) }),
    };
    await commandIncident({ ctx, input }).then(
      () => (done += 1),
      (error) => expect(error).toBeInstanceOf(ServiceError),
    );
  }
  expect(done).toBeGreaterThan(100);
  expect((await rebuildIncidents({ ctx })).differed).toEqual([]);
});

test("given commands that are given meanwhile, then none of them is lost or undone", async () => {
  const command = Command.parse({ type: "add-action-item", text: "Add an alert" });
  const commands = Array.from({ length: 15 }, (_, index) =>
    commandIncident({ ctx, input: { number: 1 + index * 4, command } }),
  );
  const [rebuilt] = await Promise.all([rebuildIncidents({ ctx }), ...commands]);
  expect(rebuilt.differed).toEqual([]);
  expect(await db().incident.count({ where: { openActionItems: 1, version: 3 } })).toBe(15);
  expect((await rebuildIncidents({ ctx })).differed).toEqual([]);
});

test("given an event that this version cannot read, then it says of which incident, and its row stays", async () => {
  await db().incidentEvent.update({
    where: { incidentNumber_seq: { incidentNumber: 7, seq: 2 } },
    data: { version: 99 },
  });
  const before = await rows();
  await expect(rebuildIncidents({ ctx })).rejects.toThrow("Event 2 of incident 7");
  expect(await rows()).toEqual(before);
});

test("given a viewer, then it is refused", async () => {
  await expect(rebuildIncidents({ ctx: contextOf(actorWith("viewer")) })).rejects.toMatchObject({ code: "forbidden" });
});
