import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { IncidentRecord } from "#lib/contracts/incident.ts";
import { type ApiClient, apiClient, declaration } from "#lib/http/testing-incidents.ts";
import type { CommandInput } from "#lib/incident/command.ts";
import { openTestDatabase } from "#lib/services/testing.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ann: ApiClient;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  ann = await apiClient("Ann's script");
});
afterAll(() => database.close());

async function declared(change = {}): Promise<IncidentRecord> {
  const { status, body } = await ann.declare(declaration(change));
  expect(status).toBe(201);
  return body;
}

/** What a person may paste at 3 a.m. or an attacker may send, and the sentence that it is kept as. */
const HOSTILE: readonly [sent: string, kept: string][] = [
  ["a\0b\u0007c\u001b[31md", "abc[31md"],
  ["one\r\ntwo\u2028three\u0085four", "one two three four"],
  ["\u202egnp.exe\u202c and\u200f \u2066more\u2069\u200e\u061c", "gnp.exe and more"],
  ["lone \ud800 and \udfff surrogates", "lone \ufffd and \ufffd surrogates"],
  ["<!channel> <@U123> &amp; <https://evil.example|ours>", "<!channel> <@U123> &amp; <https://evil.example|ours>"],
  ["<script>alert(1)</script><img src=x onerror=alert(1)>", "<script>alert(1)</script><img src=x onerror=alert(1)>"],
  ["[click](javascript:alert(1))", "[click](javascript:alert(1))"],
  ["### Summary\n\n- [ ] forged\n---", "### Summary - [ ] forged ---"],
  ['=HYPERLINK("http://evil.example")', '=HYPERLINK("http://evil.example")'],
  ["'); DROP TABLE incident; --", "'); DROP TABLE incident; --"],
  ["障害です 🔥 ١٢٣ ñandú", "障害です 🔥 ١٢٣ ñandú"],
  ["__proto__ constructor {{7*7}} %s", "__proto__ constructor {{7*7}} %s"],
];

describe("hostile text", () => {
  test.each(HOSTILE)(
    "given %j everywhere, then it is kept as %j, found, and every page of the incident works",
    async (sent, kept) => {
      const { number } = await declared({
        impact: sent,
        cause: sent,
        action: sent,
        firstAlert: { text: sent, at: "2026-11-22T14:05:00Z" },
      });
      const commands: CommandInput[] = [
        { type: "set-commander", commander: sent, expectedVersion: 2 },
        { type: "add-note", text: sent, exported: true },
        { type: "record-mitigation", text: sent },
        { type: "add-request-ids", requestIds: [{ id: "req_1", endpoint: sent, code: sent }] },
        { type: "add-action-item", text: sent, owner: sent },
        { type: "word-entry", entry: 2, label: sent.slice(0, 60), text: sent, expectedVersion: 2 },
        { type: "retract-entry", entry: 4, reason: sent, expectedVersion: 4 },
        { type: "resolve", fix: sent, expectedVersion: 2 },
      ];
      for (const command of commands) expect((await ann.command(number, command)).status).toBe(200);
      const { body } = await ann.read(number);
      expect(IncidentRecord.parse(body)).toEqual(body);
      expect(body).toMatchObject({ impact: kept, cause: kept, action: kept, commander: kept, status: "RESOLVED" });
      expect(body.actionItems).toMatchObject([{ text: kept, owner: kept }]);
      expect(body.requestIds).toMatchObject([{ endpoint: kept, code: kept }]);
      expect(await (await ann.slackMessage(number)).text()).toContain(`\nImpact: ${kept}\n`);
      expect((await ann.postmortem(number)).status).toBe(200);
      const found = await ann.list(new URLSearchParams({ q: kept }).toString());
      expect(found.body.incidents.map((incident) => incident.number)).toContain(number);
    },
  );

  test.each([
    ["a control character", "a\u0007b"],
    ["a NUL", "a\0b"],
    ["a line break", "a\nb"],
    ["a lone surrogate", "a\ud800b"],
    ["a mark of direction", "a\u202eb"],
    ["a right-to-left mark", "a\u200fb"],
    ["a space without width", "a\u200bb"],
  ])("given %s in a key, then it is refused at its field", async (_, idempotencyKey) => {
    for (const { status, body } of [
      await ann.declare(declaration({ idempotencyKey })),
      await ann.command((await declared()).number, { type: "acknowledge", idempotencyKey }),
    ]) {
      expect([status, body.code, body.errors?.[0]?.field]).toEqual([422, "validation_failed", "idempotencyKey"]);
    }
  });

  test.each(["req a", "req_1, req_2]", "req\u202e1", "<script>", "", "x".repeat(201)])(
    "given the request id %j, then it is refused at its place in the list",
    async (id) => {
      const { number } = await declared();
      const { status, body } = await ann.command(number, {
        type: "add-request-ids",
        requestIds: [{ id: "ok" }, { id }],
      });
      expect([status, body.errors?.[0]?.field]).toEqual([422, "requestIds.1.id"]);
    },
  );
});

describe("much text", () => {
  test.each([
    ["Latin", "x".repeat(10_000)],
    ["Chinese", "障".repeat(10_000)],
    ["fire", "🔥".repeat(5_000)],
    ["words that all differ", Array.from({ length: 1_600 }, (_, index) => `${index}`.padStart(5, "x")).join(" ")],
    ["what JSON has to escape", '"\\\n'.repeat(3_300)],
  ])("given a note of 10,000 characters of %s, then it is kept to the last one", async (_, text) => {
    const { number } = await declared();
    const { status, body } = await ann.command(number, { type: "add-note", text });
    expect(status).toBe(200);
    expect(body.entries.at(-1)?.body).toMatchObject({ kind: "note", text: text.trim() });
  });

  test.each([
    ["one character too many", "x".repeat(10_001)],
    ["a megabyte", "x".repeat(1_048_576)],
  ])("given a note of %s, then it is refused at its field, with the limit", async (_, text) => {
    const { number } = await declared();
    const { status, body } = await ann.command(number, { type: "add-note", text });
    expect([status, body.errors]).toEqual([422, [{ field: "text", message: "At most 10,000 characters" }]]);
  });

  test("given a body beyond any use, then it is refused whole", async () => {
    const { number } = await declared();
    const { status, body } = await ann.command(number, { type: "add-note", text: "x".repeat(5_000_000) });
    expect([status, body.code]).toEqual([413, "body_too_large"]);
    expect(body.detail).toContain("4 MiB");
  });

  test("given 500 request ids with everything about them, then all are kept", async () => {
    const { number } = await declared();
    const requestIds = Array.from({ length: 500 }, (_, index) => ({
      id: `${index}`.padStart(200, "0"),
      endpoint: "é".repeat(300),
      status: 503,
      code: "c".repeat(200),
      at: "2026-11-22T14:05:00Z",
    }));
    const { status, body } = await ann.command(number, { type: "add-request-ids", requestIds });
    expect([status, body.requestIds.length]).toEqual([200, 500]);
  });
});

describe("input of the wrong form", () => {
  test.each<[string, unknown, string]>([
    ["no type", {}, "type"],
    ["a type that there is not", { type: "delete" }, "type"],
    ["a type of the prototype", { type: "__proto__" }, "type"],
    ["an unknown field", { type: "acknowledge", by: "ann" }, "by"],
    ["no version", { type: "set-severity", severity: "P1" }, "expectedVersion"],
    ["an unknown severity", { type: "set-severity", severity: "P5", expectedVersion: 1 }, "severity"],
    ["RESOLVED as an open status", { type: "set-status", status: "RESOLVED", expectedVersion: 1 }, "status"],
    ["half a person", { type: "set-affected", users: 1.5, expectedVersion: 1 }, "users"],
    ["fewer than nobody", { type: "set-affected", users: -1, expectedVersion: 1 }, "users"],
    ["more than everybody", { type: "set-affected", users: 1e15, expectedVersion: 1 }, "users"],
    ["a note that nobody can see", { type: "add-note", text: " \u200b\n" }, "text"],
    ["a day that there is not", { type: "add-action-item", text: "x", due: "2026-02-30" }, "due"],
    ["a time without a zone", { type: "acknowledge", at: "2026-11-22 14:05" }, "at"],
    [
      "a version beyond any number",
      { type: "set-severity", severity: "P1", expectedVersion: 1e300 },
      "expectedVersion",
    ],
  ])("given %s, then it is refused at its field", async (_, json, field) => {
    const { number } = await declared();
    const { status, body } = await ann.commandUntyped(String(number), json);
    expect([status, body.code, body.errors?.[0]?.field]).toEqual([422, "validation_failed", field]);
  });

  test.each<[string, unknown, string]>([
    ["nothing", {}, "severity"],
    ["no first alert", { severity: "P1" }, "firstAlert"],
    [
      "an empty first alert",
      { severity: "P1", firstAlert: { text: " ", at: "2026-11-22T14:05:00Z" } },
      "firstAlert.text",
    ],
    ["a drill that says it is none", { ...declaration(), drill: false }, "drill"],
    ["a number of one's own", { ...declaration(), number: 1 }, "number"],
  ])("given %s to declare, then it is refused at its field", async (_, json, field) => {
    const { status, body } = await ann.declareUntyped(json);
    expect([status, body.code]).toEqual([422, "validation_failed"]);
    expect(body.errors?.map((error) => error.field)).toContain(field);
  });
});
