import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { CalendarChange, KeptCalendar } from "#lib/contracts/business-calendar.ts";
import { IncidentQuery } from "#lib/contracts/incident.ts";
import { db } from "#lib/db/client.ts";
import { WEEKDAYS_IN_UTC } from "#lib/incident/business-calendar.ts";
import { Command, type CommandInput, Declaration } from "#lib/incident/command.ts";
import { changeCalendar } from "#lib/services/change-calendar.ts";
import { commandIncident } from "#lib/services/command-incident.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { isIncidentUnchanged } from "#lib/services/is-incident-unchanged.ts";
import { listIncidents } from "#lib/services/list-incidents.ts";
import { readCalendar } from "#lib/services/read-calendar.ts";
import { readIncident } from "#lib/services/read-incident.ts";
import { actorWith, contextOf, openTestDatabase } from "#lib/services/testing.ts";

const admin = actorWith("admin");
const viewer = contextOf(actorWith("viewer"));
const responder = contextOf(actorWith("responder"), new Date("2026-11-23T12:30:00Z"));

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

/** In Berlin, and closed on Tuesdays. */
const BERLIN = { ...WEEKDAYS_IN_UTC, zone: "Europe/Berlin", week: { ...WEEKDAYS_IN_UTC.week, tuesday: null } };

const change = (input: unknown, now = new Date()) =>
  changeCalendar({ ctx: contextOf(admin, now), input: CalendarChange.parse(input) });

async function declared(severity: "P1" | "P4") {
  const firstAlert = { text: "PagerDuty", at: "2026-11-23T12:00:00Z" };
  return declareIncident({ ctx: responder, input: Declaration.parse({ severity, firstAlert }) });
}

const command = (number: number, input: CommandInput) =>
  commandIncident({ ctx: responder, input: { number, command: Command.parse(input) } });

async function listed(number: number) {
  const page = await listIncidents({ ctx: viewer, input: IncidentQuery.parse({ q: `INC-${number}` }) });
  return page.incidents[0];
}

describe("the business calendar", () => {
  test("given nobody changed it, then it is weekdays in UTC, and a P4 is due by it wherever it is shown", async () => {
    expect(await readCalendar({ ctx: viewer })).toEqual({ calendar: WEEKDAYS_IN_UTC, version: 0, changed: null });
    const { number, respondBy } = await declared("P4");
    expect(respondBy).toBe("2026-11-24T17:00:00.000Z");
    expect((await readIncident({ ctx: viewer, input: { number } })).respondBy).toBe(respondBy);
    expect((await listed(number))?.respondBy).toBe(respondBy);
  });

  test("given a change, then every deadline of a P4 follows at once, also on a page that has the record already", async () => {
    const p1 = await declared("P1");
    const { number, version } = await declared("P4");
    const now = new Date();
    const changed = await change({ expectedVersion: 0, calendar: BERLIN }, now);
    expect(KeptCalendar.parse(changed)).toMatchObject({
      calendar: BERLIN,
      version: 1,
      changed: { at: now.toISOString() },
    });
    expect(await readCalendar({ ctx: viewer })).toEqual(changed);
    // Tuesday is free: it is due on Wednesday, when it is five in Berlin.
    const respondBy = "2026-11-25T16:00:00.000Z";
    expect((await readIncident({ ctx: viewer, input: { number } })).respondBy).toBe(respondBy);
    expect((await command(number, { type: "add-note", text: "x" })).respondBy).toBe(respondBy);
    expect((await listed(number))?.respondBy).toBe(respondBy);
    expect(await isIncidentUnchanged({ ctx: viewer, input: { number, version } })).toBe(false);
    expect(await isIncidentUnchanged({ ctx: viewer, input: { number: p1.number, version: p1.version } })).toBe(true);
    expect((await listed(p1.number))?.respondBy).toBe("2026-11-23T12:15:00.000Z");
  });

  test("given a change of severity, then the deadline is another one, counted from the first alert still", async () => {
    const { number, version } = await declared("P1");
    const severe = await command(number, { type: "set-severity", severity: "P3", expectedVersion: version });
    expect(severe.respondBy).toBe("2026-11-23T16:00:00.000Z");
    expect((await listed(number))?.respondBy).toBe(severe.respondBy);
  });

  test("given administrators who change it at once, then one of them hears of the other", async () => {
    const { version } = await readCalendar({ ctx: viewer });
    const settled = await Promise.allSettled([
      change({ expectedVersion: version, calendar: { ...BERLIN, zone: "Asia/Kolkata" } }),
      change({ expectedVersion: version, calendar: { ...BERLIN, zone: "Asia/Tokyo" } }),
    ]);
    expect(settled.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(settled.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict", conflict: { value: "calendar", version: version + 1 } },
    });
  });

  test("given the same again, then nothing changes, whatever version was seen; a version of later is refused", async () => {
    const { calendar, version } = await readCalendar({ ctx: viewer });
    expect((await change({ expectedVersion: 0, calendar })).version).toBe(version);
    await expect(change({ expectedVersion: version + 9, calendar: WEEKDAYS_IN_UTC })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("given changes, then the audit log says who changed what", async () => {
    const { version } = await readCalendar({ ctx: viewer });
    const calendar = { ...WEEKDAYS_IN_UTC, holidays: [{ day: "2026-12-25", name: "Christmas" }] };
    await change({ expectedVersion: version, calendar });
    const last = await db().auditEvent.findFirst({ where: { action: "calendar.changed" }, orderBy: { id: "desc" } });
    expect(last).toMatchObject({
      authorName: admin.name,
      detail: expect.objectContaining({ "holiday 2026-12-25": "none -> Christmas" }),
    });
  });

  test("given a responder, then it is refused", async () => {
    const input = CalendarChange.parse({ expectedVersion: 0, calendar: BERLIN });
    await expect(changeCalendar({ ctx: responder, input })).rejects.toMatchObject({ code: "forbidden" });
    await expect(readCalendar({ ctx: contextOf(null) })).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
