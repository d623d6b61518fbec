import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { IncidentPage, IncidentQuery } from "#lib/contracts/incident.ts";
import { Command, type CommandInput, Declaration, type DeclarationInput } from "#lib/incident/command.ts";
import { commandIncident } from "#lib/services/command-incident.ts";
import { countIncidentsByMonth } from "#lib/services/count-incidents-by-month.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { listIncidents } from "#lib/services/list-incidents.ts";
import { noteNarrative } from "#lib/services/note-narrative.ts";
import { actorWith, contextOf, openTestDatabase, settleTestEnv } from "#lib/services/testing.ts";

const ctx = contextOf(actorWith("responder"), new Date("2026-11-22T15:00:00Z"));

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

/** @param at the first alert */
async function declared(at: string, change: Partial<DeclarationInput> = {}): Promise<number> {
  const input = Declaration.parse({ severity: "P2", firstAlert: { text: "PagerDuty", at }, ...change });
  return (await declareIncident({ ctx, input })).number;
}

async function changed(number: number, ...commands: CommandInput[]): Promise<void> {
  for (const command of commands) await commandIncident({ ctx, input: { number, command: Command.parse(command) } });
}

/** @param query as an address bar holds it */
const list = (query: Record<string, unknown> = {}) => listIncidents({ ctx, input: IncidentQuery.parse(query) });
const numbers = async (query: Record<string, unknown>) =>
  (await list({ limit: 200, ...query })).incidents.map(({ number }) => number);

/** Every page after the first, as a reader who scrolls down meets them. */
async function scrolled(query: Record<string, unknown>, meanwhile = async () => {}): Promise<number[]> {
  const seen: number[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page = await list({ ...query, ...(cursor !== "" && { cursor }) });
    expect(IncidentPage.parse(page)).toEqual(page);
    seen.push(...page.incidents.map(({ number }) => number));
    cursor = page.nextCursor;
    await meanwhile();
  }
  return seen;
}

describe("the pages of the list", () => {
  test("given many that began at one moment, while more are declared, then each is met once, newest first", async () => {
    const moments = ["2026-09-01T10:00:00Z", "2026-09-01T10:00:00.001Z", "2026-09-01T10:00:00Z"];
    const before: number[] = [];
    for (let index = 0; index < 21; index += 1) {
      before.push(await declared(moments[index % moments.length] ?? "", { leaf: "plan" }));
    }
    const seen = await scrolled({ leaf: "plan", limit: "4" }, async () => {
      await declared("2026-09-01T10:00:00Z", { leaf: "plan" });
      await declared("2026-09-02T10:00:00Z", { leaf: "plan" });
    });
    expect(seen.filter((number) => before.includes(number)).length).toBe(before.length);
    expect(new Set(seen).size).toBe(seen.length);
    const later = before.filter((_, index) => index % 3 === 1).toReversed();
    const earlier = before.filter((_, index) => index % 3 !== 1).toReversed();
    expect(seen.filter((number) => before.includes(number))).toEqual([...later, ...earlier]);
  });

  test("given exactly one page, then there is no next one", async () => {
    for (let index = 0; index < 3; index += 1) await declared("2026-09-03T10:00:00Z", { leaf: "request" });
    expect((await list({ leaf: "request", limit: 3 })).nextCursor).toBeNull();
    expect((await list({ leaf: "request", limit: 2 })).nextCursor).not.toBeNull();
  });

  test("given a forged cursor, then it is refused at its field", async () => {
    await expect(list({ cursor: "forged" })).rejects.toMatchObject({ code: "invalid_cursor", field: "cursor" });
  });
});

describe("a line of the list", () => {
  test("given what happened, then it shows it, and its duration is the record's", async () => {
    const number = await declared("2026-11-22T14:05:50Z", { severity: "P1", leaf: "degraded", impact: "Slow inbox" });
    await changed(
      number,
      { type: "acknowledge", at: "2026-11-22T14:07:00Z" },
      { type: "add-action-item", text: "Add an alert" },
      { type: "add-action-item", text: "Write it down" },
      { type: "complete-action-item", item: 4 },
      { type: "set-commander", commander: "ann", expectedVersion: 6 },
      { type: "resolve", fix: "It went by", at: "2026-11-22T14:46:10Z", expectedVersion: 7 },
    );
    await noteNarrative({ number, texts: { summary: "It was slow." } });
    expect((await list({ q: `INC-${number}` })).incidents).toEqual([
      {
        number,
        drill: true,
        leaf: "degraded",
        severity: "P1",
        status: "RESOLVED",
        impact: "Slow inbox",
        commander: "ann",
        nextUpdateAt: null,
        acknowledgedAt: "2026-11-22T14:07:00.000Z",
        startedAt: "2026-11-22T14:05:50.000Z",
        endedAt: "2026-11-22T14:46:10.000Z",
        durationMinutes: 41,
        waitingSince: null,
        waitedMinutes: 0,
        respondBy: "2026-11-22T14:20:50.000Z",
        duplicateOf: null,
        postmortem: "started",
        openActionItems: 1,
      },
    ]);
    await noteNarrative({ number, texts: { summary: "It was slow.", "root-cause": "A cause." } });
    expect((await list({ q: `INC-${number}` })).incidents).toMatchObject([{ postmortem: "written" }]);
  });

  test("given a first alert whose time was corrected, then the list goes by the corrected one", async () => {
    const number = await declared("2026-08-01T10:00:00Z");
    await changed(number, { type: "amend-entry", entry: 2, at: "2026-07-01T10:00:00Z", expectedVersion: 2 });
    expect(await numbers({ to: "2026-07-15T00:00:00Z" })).toEqual([number]);
  });
});

describe("the filters", () => {
  test("given values of one kind, then they add up; given several kinds, then they narrow", async () => {
    const within = { from: "2026-06-01T00:00:00Z", to: "2026-07-01T00:00:00Z" };
    const first = await declared("2026-06-01T00:00:00Z", { severity: "P1", leaf: "token" });
    const second = await declared("2026-06-02T00:00:00Z", { severity: "P2", leaf: "token" });
    const third = await declared("2026-06-30T23:59:59.999Z", { severity: "P1", leaf: "scope" });
    await declared("2026-07-01T00:00:00Z", { severity: "P1", leaf: "token" });
    await changed(second, { type: "set-status", status: "MONITORING", expectedVersion: 2 });
    expect(await numbers(within)).toEqual([third, second, first]);
    expect(await numbers({ ...within, severity: "P1" })).toEqual([third, first]);
    expect(await numbers({ ...within, severity: ["P1", "P2"], leaf: "token" })).toEqual([second, first]);
    expect(await numbers({ ...within, status: ["MONITORING", "RESOLVED"] })).toEqual([second]);
    expect(await numbers({ ...within, severity: "P4" })).toEqual([]);
  });
});

describe("the search", () => {
  test("given words in any text of the record, in any order and by their beginnings, then it is found", async () => {
    const number = await declared("2026-05-01T10:00:00Z", {
      impact: "Customer conversations not loading",
      cause: "Revoked token",
      commander: "Zoë",
      firstAlert: { text: "Datadog monitor 4711", at: "2026-05-01T10:00:00Z" },
    });
    await changed(
      number,
      { type: "add-note", text: "Kubernetes said CrashLoopBackOff" },
      { type: "record-mitigation", text: "Paused the sync jobs" },
      {
        type: "add-request-ids",
        requestIds: [{ id: "0190163d-8694-739b-aea5-966c26f8ad91", endpoint: "GET /contacts" }],
      },
      { type: "add-action-item", text: "Rotate quarterly", owner: "Björn" },
      { type: "retract-entry", entry: 3, expectedVersion: 3 },
    );
    await noteNarrative({ number, texts: { "root-cause": "## Nobody\n\nknew of **expiry**." } });
    for (const q of [
      "conversations loading",
      "LOAD conv",
      "revoked",
      "zoë",
      "datadog 4711",
      "paused sync",
      "0190163d-8694-739b-aea5-966c26f8ad91",
      "get /contacts",
      "quarterly björn",
      "expiry",
      `inc-${number}`,
      `INC-000${number}`,
    ]) {
      expect({ q, found: await numbers({ q }) }).toEqual({ q, found: [number] });
    }
    for (const q of [
      "onversations",
      "revoked crash",
      "conversations & !loading | x:*",
      "'",
      "\\",
      "!!!",
      "inc-2147483647",
      "9999999999",
    ]) {
      expect({ q, found: await numbers({ q }) }).not.toMatchObject({ found: [number] });
    }
  });

  test("given text that would mean something to PostgreSQL, then it is words like any other", async () => {
    const number = await declared("2026-05-02T10:00:00Z", { impact: "sentinel & others | more" });
    expect(await numbers({ q: "sentinel:* & !others" })).toEqual([number]);
    expect(await numbers({ q: "sentinel' OR 'a':A" })).toEqual([]);
    expect(await numbers({ q: "sentinel <-> (more)" })).toEqual([number]);
  });

  test("given digits alone, then they are a number, and the beginning of a word", async () => {
    const number = await declared("2026-05-03T10:00:00Z", { impact: "unrelated" });
    const other = await declared("2026-05-03T11:00:00Z", { impact: `code ${number}77` });
    expect(await numbers({ q: `${number}`, from: "2026-05-03T00:00:00Z", to: "2026-05-04T00:00:00Z" })).toEqual([
      other,
      number,
    ]);
  });

  test("given a script without spaces, then its characters are found anywhere", async () => {
    const number = await declared("2026-05-04T10:00:00Z", { impact: "会話が読み込めない" });
    expect(await numbers({ q: "読み込" })).toEqual([number]);
  });

  test("given nothing, then it filters nothing", async () => {
    expect(await numbers({ q: " " })).toEqual(await numbers({}));
  });
});

describe("the months", () => {
  const months = (query: Record<string, unknown>) =>
    countIncidentsByMonth({ ctx, input: IncidentQuery.parse(query) }).then((counted) => counted.months);

  test("given incidents around midnight of New Year, then UTC decides, and drills are counted apart", async () => {
    await declared("2025-12-31T23:59:59.999Z", { leaf: "infrastructure" });
    await declared("2026-01-01T00:00:00Z", { leaf: "infrastructure" });
    await declared("2026-01-01T01:30:00+02:00", { leaf: "infrastructure" });
    settleTestEnv({ databaseUrl: database.url, simulated: false });
    await declared("2026-01-31T23:59:59Z", { leaf: "infrastructure" });
    settleTestEnv({ databaseUrl: database.url });
    expect(await months({ leaf: "infrastructure" })).toEqual([
      { month: "2025-12", incidents: 0, drills: 2 },
      { month: "2026-01", incidents: 1, drills: 1 },
    ]);
  });

  test("given dates and a page, then the months stay all there are; given another filter, then they follow it", async () => {
    const all = await months({});
    expect(await months({ from: "2026-05-01T00:00:00Z", to: "2026-06-01T00:00:00Z", limit: "1", cursor: "x" })).toEqual(
      all,
    );
    expect(await months({ q: "sentinel" })).toEqual([{ month: "2026-05", incidents: 0, drills: 1 }]);
    expect(await months({ q: "nowhere" })).toEqual([]);
  });
});

test("given a viewer, then the list and the months can be read; given nobody, then not", async () => {
  const input = IncidentQuery.parse({});
  const viewer = contextOf(actorWith("viewer"));
  expect((await listIncidents({ ctx: viewer, input })).incidents.length).toBeGreaterThan(0);
  expect((await countIncidentsByMonth({ ctx: viewer, input })).months.length).toBeGreaterThan(0);
  for (const asked of [listIncidents, countIncidentsByMonth]) {
    await expect(asked({ ctx: contextOf(null), input })).rejects.toMatchObject({ code: "unauthenticated" });
  }
});
