import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { Command, type CommandInput, Declaration } from "#lib/incident/command.ts";
import { commandIncident } from "#lib/services/command-incident.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { rebuildIncidents } from "#lib/services/rebuild-incidents.ts";
import { actorWith, contextOf, openTestDatabase } from "#lib/services/testing.ts";

const ctx = contextOf(actorWith("admin"));

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

async function incidentWith(...commands: CommandInput[]): Promise<number> {
  const firstAlert = { text: "PagerDuty", at: "2026-11-22T14:05:00Z" };
  const { number } = await declareIncident({ ctx, input: Declaration.parse({ severity: "P2", firstAlert }) });
  for (const command of commands) await commandIncident({ ctx, input: { number, command: Command.parse(command) } });
  return number;
}

const add = (text: string): CommandInput => ({
  type: "add-action-item",
  text,
  owner: "Ann",
  due: "2026-12-01",
  kind: "preventive",
  link: "https://tracker.example/1",
});

const written = () => db().actionItem.findMany({ orderBy: [{ incidentNumber: "asc" }, { item: "asc" }] });

test("given rows that say something else than their logs, when they are rebuilt, then they say it, and no other was touched", async () => {
  const untouched = await incidentWith(add("Stays"));
  const changed = await incidentWith(add("Was changed"), add("Was lost"));
  const strayed = await incidentWith({ type: "add-note", text: "Nothing is to be done" });
  const before = await written();
  expect(before.map(({ incidentNumber, text }) => [incidentNumber, text])).toEqual([
    [untouched, "Stays"],
    [changed, "Was changed"],
    [changed, "Was lost"],
  ]);
  expect(await rebuildIncidents({ ctx })).toMatchObject({ differed: [] });

  await db().actionItem.deleteMany({ where: { text: "Was lost" } });
  await db().actionItem.updateMany({ where: { text: "Was changed" }, data: { completedAt: new Date(), owner: null } });
  const stray = { item: 9, text: "Strayed here", drill: true };
  await db().actionItem.create({ data: { incidentNumber: strayed, ...stray } });
  expect(await rebuildIncidents({ ctx })).toMatchObject({ differed: [changed, strayed] });
  expect(await written()).toEqual(before);
});

test("given more rows that strayed than a statement takes values, when they are rebuilt, then they are gone", async () => {
  const number = await incidentWith(add("Stays"));
  await db().$executeRaw`
    INSERT INTO action_item (incident_number, item, text, drill) SELECT ${number}, item, 'Strayed here', false FROM generate_series(1000, 35000) AS item`;
  expect(await rebuildIncidents({ ctx })).toMatchObject({ differed: [number] });
  expect(await db().actionItem.count({ where: { incidentNumber: number } })).toBe(1);
});

test("given a command that touches no action item, then no row of them is written", async () => {
  const number = await incidentWith(add("Stays"));
  const versions = () =>
    db().$queryRaw<
      { item: number }[]
    >`SELECT item, xmin::text, ctid::text FROM action_item WHERE incident_number = ${number}`;
  const before = await versions();
  await commandIncident({ ctx, input: { number, command: Command.parse({ type: "add-note", text: "Note" }) } });
  await commandIncident({ ctx, input: { number, command: Command.parse(add("Is added")) } });
  expect(await versions()).toEqual(expect.arrayContaining(before));
});
