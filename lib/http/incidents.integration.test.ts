import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { IncidentRecord } from "#lib/contracts/incident.ts";
import { Problem } from "#lib/contracts/problem.ts";
import { type ApiClient, apiClient, declaration } from "#lib/http/testing-incidents.ts";
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

describe("declaring", () => {
  test("given what is needed, then the record comes back with its address, and is what is read there", async () => {
    const { status, headers, body } = await ann.declare(
      declaration({ severity: "P1", leaf: "token", impact: "Messages not sending", commander: "ann" }),
    );
    expect(status).toBe(201);
    expect(headers.get("location")).toBe(`/api/incidents/${body.number}`);
    expect(IncidentRecord.parse(body)).toEqual(body);
    expect(body).toMatchObject({ severity: "P1", leaf: "token", status: "INVESTIGATING", drill: true, version: 2 });
    expect((await viewer.read(body.number)).body).toEqual(body);
  });

  test("given the version that the caller has, then nothing is sent again until something changed", async () => {
    const { number, version } = await declared();
    expect(await viewer.readUnless(number, version)).toBe(204);
    await ann.command(number, { type: "add-note", text: "Called support" });
    expect(await viewer.readUnless(number, version)).toBe(200);
    expect(await viewer.readUnless(number, "seventeen")).toBe(422);
  });

  test("given several, then their numbers follow each other", async () => {
    const [first, second] = [await declared(), await declared()];
    expect(second.number).toBe(first.number + 1);
  });

  test("given a first alert of last week, then the incident began then and was declared now", async () => {
    const at = ago(7 * 24 * 60);
    const { startedAt, declaredAt, entries } = await declared({ firstAlert: { text: "A customer's mail", at } });
    expect(startedAt).toBe(at);
    expect(Date.parse(declaredAt)).toBeGreaterThan(Date.now() - MINUTE_MS);
    expect(entries.map(({ body }) => body.kind)).toEqual(["declared", "first-alert"]);
  });

  test("given times in zones, then they are kept in UTC", async () => {
    const { startedAt } = await declared({ firstAlert: { text: "Alert", at: "2026-03-29T02:30:00+05:45" } });
    expect(startedAt).toBe("2026-03-28T20:45:00.000Z");
  });

  test.each([
    ["in the future", new Date(Date.now() + 2 * MINUTE_MS).toISOString(), "invalid_command"],
    ["without a zone", "2026-03-29T02:30:00", "validation_failed"],
    ["on a day that there is not", "2026-02-30T02:30:00Z", "validation_failed"],
    ["in a year that lacks a digit", "0202-01-01T00:00:00Z", "validation_failed"],
  ])("given a first alert %s, then it is refused at its field and nothing is declared", async (_, at, code) => {
    const before = (await declared()).number;
    const { status, body } = await ann.declare(declaration({ firstAlert: { text: "Alert", at } }));
    expect([status, body.code]).toEqual([422, code]);
    expect(body.errors).toEqual([{ field: "firstAlert.at", message: expect.any(String) }]);
    expect((await declared()).number).toBe(before + 1);
  });

  test("given a triage run that there is not, then it is refused at its field", async () => {
    const triageRunId = "0190163d-8694-739b-aea5-966c26f8ad91";
    const { status, body } = await ann.declare(declaration({ triageRunId }));
    expect([status, body.code, body.errors?.[0]?.field]).toEqual([422, "invalid_command", "triageRunId"]);
  });
});

describe("an address", () => {
  test.each([
    "0",
    "01",
    "1,2",
    "12abc",
    "1e3",
    "-1",
    "1.0",
    " 1",
    "٣",
    "2147483648",
    "9999999999",
    "99999999999999999999",
  ])("given the number %j, then there is nothing", async (number) => {
    await declared();
    for (const answer of [await ann.read(number), await ann.commandUntyped(number, { type: "acknowledge" })]) {
      expect([answer.status, answer.body.code]).toEqual([404, "not_found"]);
      expect(Problem.parse(answer.body)).toEqual(answer.body);
    }
  });

  test("given the number of no incident, then the problem names it", async () => {
    for (const { status, body } of [
      await ann.read(2147483647),
      await ann.command(2147483647, { type: "acknowledge" }),
    ]) {
      expect([status, body.code, body.detail]).toEqual([404, "not_found", "There is no incident INC-2147483647."]);
    }
  });
});

describe("the texts of an incident", () => {
  test("given the Slack message, then it is plain text, and a drill says so first", async () => {
    const { number } = await declared({ severity: "P1", impact: "Messages not sending", commander: "ann" });
    const response = await viewer.slackMessage(number);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/plain; charset=utf-8"]);
    expect(await response.text()).toBe(
      [
        "[DRILL] [P1] INCIDENT: Intercom Integration",
        "Status: INVESTIGATING",
        "Impact: Messages not sending",
        "Cause: unknown",
        "Action: unknown",
        "Next update: unknown",
        "Commander: @ann",
      ].join("\n"),
    );
  });

  test("given the postmortem, then it is Markdown under a name of its own", async () => {
    const { number } = await declared({ leaf: "token" });
    const response = await viewer.postmortem(number);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/markdown; charset=utf-8"]);
    expect(response.headers.get("content-disposition")).toBe(`inline; filename="INC-${number}-postmortem.md"`);
    expect(await response.text()).toMatch(/^## Incident: Intercom Authentication Failed/);
  });

  test("given a number of no incident, then it is a problem and no text", async () => {
    for (const response of [await viewer.slackMessage(2147483647), await viewer.postmortem(2147483647)]) {
      expect([response.status, response.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
    }
  });
});

describe("a command", () => {
  test("given that all is as asked already, then the record is answered and nothing is recorded", async () => {
    const record = await declared({ severity: "P1" });
    const answer = await ann.command(record.number, { type: "set-severity", severity: "P1", expectedVersion: 1 });
    expect([answer.status, answer.body]).toEqual([200, record]);
  });

  test("given the same one twice under one key, then it is done once, and answered both times", async () => {
    const { number } = await declared();
    const note = { type: "add-note", text: "Looks like the token", idempotencyKey: "note 1" } as const;
    const once = await ann.command(number, note);
    await ann.command(number, { type: "acknowledge" });
    const twice = await ann.command(number, note);
    expect(twice.status).toBe(200);
    expect(twice.body.entries.filter(({ body }) => body.kind === "note")).toHaveLength(1);
    expect(twice.body.version).toBe(once.body.version + 1);
  });

  test("given that it is repeated when it would no longer be allowed, then it is done already", async () => {
    const { number, version } = await declared();
    const resolve = { type: "resolve", fix: "New token", expectedVersion: version, idempotencyKey: "end" } as const;
    const once = await ann.command(number, resolve);
    const twice = await ann.command(number, resolve);
    expect([twice.status, twice.body]).toEqual([200, once.body]);
  });

  test("given one key on two incidents, then each has its own", async () => {
    const note = { type: "add-note", text: "Seen", idempotencyKey: "seen" } as const;
    for (const { number } of [await declared(), await declared()]) {
      expect((await ann.command(number, note)).body.version).toBe(3);
    }
  });
});

describe("the list", () => {
  test("given filters as an address bar holds them, then they narrow it, and the months beside it", async () => {
    const one = await declared({
      severity: "P3",
      leaf: "plan",
      firstAlert: { text: "Alert", at: "2026-02-01T00:00:00Z" },
    });
    const two = await declared({
      severity: "P4",
      leaf: "plan",
      firstAlert: { text: "Alert", at: "2026-03-01T00:00:00Z" },
    });
    const numbers = async (query: string) => (await viewer.list(query)).body.incidents.map(({ number }) => number);
    expect(await numbers("leaf=plan&severity=P3&severity=P4")).toEqual([two.number, one.number]);
    expect(await numbers("leaf=plan&to=2026-02-15T00:00:00%2B01:00")).toEqual([one.number]);
    const { nextCursor } = (await viewer.list("leaf=plan&limit=1")).body;
    expect(await numbers(`leaf=plan&limit=1&cursor=${nextCursor}`)).toEqual([one.number]);
    expect((await viewer.months("leaf=plan&severity=P4")).body).toEqual({
      months: [{ month: "2026-03", incidents: 0, drills: 1 }],
    });
  });

  test.each(["from=2026-01-01", "to=2026-01-31", "cursor=x", "limit=1"])(
    "given ?%s for the months, which it does not narrow, then the parameter is named",
    async (query) => {
      const { status, body } = await viewer.months(query);
      expect([status, body.errors?.[0]?.field]).toEqual([422, query.split("=")[0]]);
    },
  );

  test.each([
    ["page=2", "page"],
    ["limit=0", "limit"],
    ["limit=201", "limit"],
    ["limit=ten", "limit"],
    ["status=open", "status.0"],
    ["severity=P1&severity=P9", "severity.1"],
    ["from=yesterday", "from"],
    ["to=2026-02-01T00:00:00", "to"],
    ["q=a&q=b", "q"],
    ["q=%00", "q"],
    ["cursor=forged", "cursor"],
    [`cursor=${"x".repeat(201)}`, "cursor"],
  ])("given ?%s, then the parameter is named", async (query, field) => {
    const { status, body } = await viewer.list(query);
    expect([status, body.errors?.map((error) => error.field)]).toEqual([422, [field]]);
  });
});
