import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { OPERATOR } from "#lib/auth/actor.ts";
import { db } from "#lib/db/client.ts";
import { Command, Declaration } from "#lib/incident/command.ts";
import { commandIncident } from "#lib/services/command-incident.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { rebuildIncidents } from "#lib/services/rebuild-incidents.ts";
import { actorWith, contextOf, openTestDatabase } from "#lib/services/testing.ts";

const ctx = contextOf(OPERATOR);

/** More than one batch. */
const COUNT = 120;

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  const firstAlert = { text: "PagerDuty", at: "2026-11-22T14:05:00Z" };
  for (let index = 0; index < COUNT; index += 1) {
    await declareIncident({ ctx, input: Declaration.parse({ severity: "P2", impact: `impact ${index}`, firstAlert }) });
  }
});
afterAll(() => database.close());

const rows = () => db().incident.findMany({ orderBy: { number: "asc" } });

test("given rows as commands left them, then none differs and none is written", async () => {
  expect(await rebuildIncidents({ ctx })).toEqual({ incidents: COUNT, differed: [] });
});

test("given rows that say something else than their logs, then they are mended, and named", async () => {
  const before = await rows();
  await db().incident.update({ where: { number: 1 }, data: { severity: "P1", searchText: "" } });
  await db().incident.update({ where: { number: 60 }, data: { startedAt: new Date(0), endedAt: new Date() } });
  await db().incident.update({ where: { number: COUNT }, data: { version: 1, openActionItems: 3 } });
  expect(await rebuildIncidents({ ctx })).toEqual({ incidents: COUNT, differed: [1, 60, COUNT] });
  expect(await rows()).toEqual(before);
});

test("given commands that are given meanwhile, then none of them is lost or undone", async () => {
  const command = Command.parse({ type: "add-action-item", text: "Add an alert" });
  const commands = Array.from({ length: 30 }, (_, index) =>
    commandIncident({ ctx, input: { number: 1 + index * 4, command } }),
  );
  const [rebuilt] = await Promise.all([rebuildIncidents({ ctx }), ...commands]);
  expect(rebuilt.differed).toEqual([]);
  expect(await db().incident.count({ where: { openActionItems: 1, version: 3 } })).toBe(30);
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
