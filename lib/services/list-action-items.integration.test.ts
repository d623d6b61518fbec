import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ActionItemFilters, ActionItemPage, ActionItemQuery } from "#lib/contracts/action-item-list.ts";
import { db } from "#lib/db/client.ts";
import { Command, type CommandInput, Declaration } from "#lib/incident/command.ts";
import { commandIncident } from "#lib/services/command-incident.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { actionItemsAsCsv, exportActionItems } from "#lib/services/export-action-items.ts";
import { listActionItems } from "#lib/services/list-action-items.ts";
import { actorWith, contextOf, openTestDatabase, settleTestEnv } from "#lib/services/testing.ts";

const NOW = new Date("2026-11-22T15:00:00Z");
const actor = { ...actorWith("responder"), name: "Ann" };
const ctx = contextOf(actor, NOW);

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

async function declared(): Promise<number> {
  const firstAlert = { text: "PagerDuty", at: "2026-11-22T14:00:00Z" };
  return (await declareIncident({ ctx, input: Declaration.parse({ severity: "P2", firstAlert }) })).number;
}

async function command(number: number, input: CommandInput, at = NOW) {
  return commandIncident({ ctx: contextOf(actor, at), input: { number, command: Command.parse(input) } });
}

type Added = Omit<Extract<CommandInput, { type: "add-action-item" }>, "type">;

/** @returns the item's id */
async function added(number: number, item: Added): Promise<number> {
  return (await command(number, { type: "add-action-item", ...item })).actionItems.at(-1)?.id ?? 0;
}

const list = (query: Record<string, unknown> = {}, by = ctx) =>
  listActionItems({ ctx: by, input: ActionItemQuery.parse({ limit: 200, ...query }) });
const texts = async (query: Record<string, unknown>) => (await list(query)).actionItems.map(({ text }) => text);

describe("the list", () => {
  test("given what happened to an item, then it shows what the record says", async () => {
    // An owner of its own keeps each test's items apart.
    const owner = randomUUID();
    const number = await declared();
    const item = await added(number, {
      text: "Alert on 401",
      owner,
      due: "2026-12-01",
      kind: "monitoring",
      link: "https://tracker.example/1",
    });
    const expected = {
      incident: number,
      item,
      text: "Alert on 401",
      owner,
      due: "2026-12-01",
      kind: "monitoring",
      link: "https://tracker.example/1",
      completedAt: null,
      severity: "P2",
      drill: true,
      overdue: false,
    };
    const page = await list({ owner });
    expect(ActionItemPage.parse(page)).toEqual(page);
    expect(page.actionItems).toEqual([expected]);

    const { version } = await command(number, { type: "set-severity", severity: "P1", expectedVersion: item });
    const edit = { text: "Alert on 401 and 403", owner, due: null, link: null };
    await command(number, { type: "edit-action-item", item, expectedVersion: version, ...edit });
    const edited = { ...expected, ...edit, severity: "P1" };
    expect((await list({ owner })).actionItems).toEqual([edited]);

    await command(number, { type: "complete-action-item", item });
    expect(await list({ owner })).toEqual({ actionItems: [], nextCursor: null });
    const done = { ...edited, completedAt: "2026-11-22T15:00:00.000Z" };
    expect((await list({ owner, state: "done" })).actionItems).toEqual([done]);
    expect((await list({ owner, state: "all" })).actionItems).toEqual([done]);

    await command(number, { type: "reopen-action-item", item });
    expect((await list({ owner })).actionItems).toEqual([edited]);
    const removing = await command(number, { type: "remove-action-item", item, expectedVersion: version + 3 });
    expect(removing.actionItems).toHaveLength(1);
    expect((await list({ owner, state: "all" })).actionItems).toEqual([]);
    await command(number, { type: "restore-action-item", item });
    expect((await list({ owner })).actionItems).toEqual([edited]);
  });

  test("given dates, then the soonest comes first, and what has none comes last", async () => {
    const owner = randomUUID();
    const number = await declared();
    for (const due of [null, "2027-01-01", "2026-12-01", null, "2026-12-31", "9999-12-31", "0000-01-01"]) {
      await added(number, { text: due ?? "none", owner, due });
    }
    expect(await texts({ owner })).toEqual([
      "0000-01-01",
      "2026-12-01",
      "2026-12-31",
      "2027-01-01",
      "9999-12-31",
      "none",
      "none",
    ]);
  });

  test("given several that are done, then the last one done comes first", async () => {
    const owner = randomUUID();
    const number = await declared();
    for (const [index, text] of ["first", "second", "third"].entries()) {
      const item = await added(number, { text, owner });
      await command(number, { type: "complete-action-item", item }, new Date(NOW.getTime() + index * 60_000));
    }
    expect(await texts({ owner, state: "done" })).toEqual(["third", "second", "first"]);
  });

  test.each(["open", "done"])(
    "given more than a page that is %s, then each is met once while others come",
    async (state) => {
      const owner = randomUUID();
      const numbers = [await declared(), await declared()];
      const dues = ["2026-12-01", null, "2026-12-01", "2026-11-30"];
      const add = async (index: number) => {
        const number = numbers[index % 2] ?? 0;
        const item = await added(number, { text: String(index), owner, due: dues[index % dues.length] ?? null });
        if (state === "done") await command(number, { type: "complete-action-item", item });
      };
      for (let index = 0; index < 13; index += 1) await add(index);
      const before = await texts({ owner, state });
      const seen: string[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const page = await list({ owner, state, limit: 3, ...(cursor !== "" && { cursor }) });
        seen.push(...page.actionItems.map(({ text }) => text));
        cursor = page.nextCursor;
        await add(100 + seen.length);
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((text) => before.includes(text))).toEqual(before);
    },
  );

  test("given a cursor of another order, or a forged one, then it is refused at its field", async () => {
    const owner = randomUUID();
    const number = await declared();
    await added(number, { text: "one", owner });
    await added(number, { text: "two", owner });
    const { nextCursor } = await list({ owner, limit: 1 });
    const forged = ["due.2026-02-30.1.1", "due.0000-01-01.1.1", "due.-.99999999999.1", "done.99999999999999999.1.1"];
    const cursors = ["x", ...forged.map((text) => Buffer.from(text).toString("base64url"))];
    for (const [cursor, state] of [[nextCursor, "done"], ...cursors.map((one) => [one, "open"])]) {
      await expect(list({ cursor, state })).rejects.toMatchObject({ code: "invalid_cursor", field: "cursor" });
    }
    for (const moment of ["-999999999999999", "-1", "1-1"]) {
      const cursor = Buffer.from(`done.${moment}.1.1`).toString("base64url");
      await expect(list({ cursor, state: "done" })).rejects.toMatchObject({ code: "invalid_cursor", field: "cursor" });
    }
  });
});

describe("the filters", () => {
  test("given owner=me, then it is the asker's name, whatever its case and an @ before it", async () => {
    const number = await declared();
    const name = `Ööd ${randomUUID()}`;
    for (const owner of [name, name.toUpperCase(), `@${name.toLowerCase()}`, `${name}!`, null]) {
      await added(number, { text: owner ?? "nobody's", owner });
    }
    const mine = await list({ owner: "me" }, contextOf({ ...actor, name }, NOW));
    expect(mine.actionItems.map(({ owner }) => owner)).toEqual([name, name.toUpperCase(), `@${name.toLowerCase()}`]);
  });

  test("given a kind, then the others are left out", async () => {
    const owner = randomUUID();
    const number = await declared();
    await added(number, { text: "prevent", owner, kind: "preventive" });
    await added(number, { text: "document", owner, kind: "documentation" });
    await added(number, { text: "neither", owner });
    expect(await texts({ owner, kind: "documentation" })).toEqual(["document"]);
  });

  test("given a calendar in another zone, then its day decides what is overdue", async () => {
    const owner = randomUUID();
    const number = await declared();
    for (const due of ["2026-11-21", "2026-11-22", "2026-11-23", null])
      await added(number, { text: due ?? "none", owner, due });
    const done = await added(number, { text: "done", owner, due: "2026-11-01" });
    await command(number, { type: "complete-action-item", item: done });
    expect(await texts({ owner, state: "overdue" })).toEqual(["2026-11-21"]);

    const by = { kind: "account", id: null, name: "Ann" };
    const calendar = { zone: "Pacific/Kiritimati", week: {}, holidays: [] };
    await db().businessCalendar.create({ data: { id: 1, version: 1, calendar, author: by, madeAt: NOW } });
    // It is the 23rd there already.
    expect(await texts({ owner, state: "overdue" })).toEqual(["2026-11-21", "2026-11-22"]);
    expect((await list({ owner })).actionItems.map(({ overdue }) => overdue)).toEqual([true, true, false, false]);
    await db().businessCalendar.deleteMany();
  });

  test("given Offhook is in earnest, then drills are left out unless asked for", async () => {
    const owner = randomUUID();
    await added(await declared(), { text: "drill", owner });
    settleTestEnv({ databaseUrl: database.url, simulated: false });
    await added(await declared(), { text: "real", owner });
    expect(await texts({ owner })).toEqual(["real"]);
    expect(await texts({ owner, drills: "true" })).toEqual(["drill", "real"]);
    settleTestEnv({ databaseUrl: database.url });
    expect(await texts({ owner })).toEqual(["drill", "real"]);
    expect(await texts({ owner, drills: "false" })).toEqual(["real"]);
  });
});

describe("the export", () => {
  const exported = (owner: string, format: "csv" | "json") =>
    exportActionItems({ ctx, input: { filters: ActionItemFilters.parse({ owner }), format } });

  test("given words that a spreadsheet would run, then the table is text and nothing else, and the audit log tells of it", async () => {
    const owner = `=${randomUUID()}`;
    const number = await declared();
    await added(number, {
      text: '=HYPERLINK("https://evil.example","Ö, 会話")',
      owner,
      due: "2026-11-01",
      kind: "preventive",
    });
    const items = await exported(owner, "csv");
    expect(actionItemsAsCsv(items)).toBe(
      "\uFEFFincident,item,severity,text,kind,owner,due,overdue,completedAt,link,drill\r\n" +
        `${number},${items[0]?.item},P2,"'=HYPERLINK(""https://evil.example"",""Ö, 会話"")",preventive,'${owner},2026-11-01,true,,,true\r\n`,
    );
    expect(await exported(owner, "json")).toEqual(items);
    const told = await db().auditEvent.findMany({ where: { action: "action-items.exported" }, orderBy: { id: "asc" } });
    expect(told.map(({ authorName, subject, detail }) => ({ authorName, subject, detail }))).toEqual([
      { authorName: "Ann", subject: `Action items (open, ${owner}) as CSV`, detail: { count: "1" } },
      { authorName: "Ann", subject: `Action items (open, ${owner}) as JSON`, detail: { count: "1" } },
    ]);
  });
});

test("given a viewer, then the list and the export can be read; given nobody, then not", async () => {
  const viewer = contextOf(actorWith("viewer"));
  const filters = ActionItemFilters.parse({});
  expect((await list({}, viewer)).actionItems.length).toBeGreaterThan(0);
  expect((await exportActionItems({ ctx: viewer, input: { filters, format: "csv" } })).length).toBeGreaterThan(0);
  await expect(list({}, contextOf(null))).rejects.toMatchObject({ code: "unauthenticated" });
  const unknown = exportActionItems({ ctx: contextOf(null), input: { filters, format: "csv" } });
  await expect(unknown).rejects.toMatchObject({ code: "unauthenticated" });
});
