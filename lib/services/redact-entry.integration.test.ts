import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { db } from "#lib/db/client.ts";
import { commandIncident } from "#lib/services/command-incident.ts";
import { exportPostmortem } from "#lib/services/export-postmortem.ts";
import { givenCommand, givenIncident } from "#lib/services/narrative-testing.ts";
import { publishPostmortem } from "#lib/services/publish-postmortem.ts";
import { readIncident } from "#lib/services/read-incident.ts";
import { rebuildIncidents } from "#lib/services/rebuild-incidents.ts";
import { actorWith, contextOf, openTestDatabase } from "#lib/services/testing.ts";

const ann = actorWith("responder");

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
    WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'`;
  expect(tables.map(({ name }) => name)).toContain("public.incident_event");
  const rows = await Promise.all(
    tables.map(({ name }) => db().$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM ${name} t`)),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join("\n");
}

function entryOf(record: IncidentRecord, kind: string): number {
  const entry = record.entries.findLast(({ body }) => body.kind === kind);
  if (entry === undefined) throw new Error(`there is no entry ${kind}`);
  return entry.seq;
}

const redact = (number: number, entry: number) =>
  givenCommand(ann, number, { type: "redact-entry", entry, reason: null });
const record = (number: number) => readIncident({ ctx: contextOf(ann), input: { number } });

describe("redacting an entry", () => {
  test("given a note that was amended, worded, published and taken back, then its words are nowhere any more", async () => {
    const { number } = await givenIncident(ann);
    const secret = "zq*7_secret<1>";
    const text = `the key is ${secret}\nand   stays`;
    await givenCommand(ann, number, { type: "add-note", text, exported: true, idempotencyKey: "once" });
    const entry = entryOf(await record(number), "note");
    await publishPostmortem({ ctx: contextOf(ann), input: { number } });
    let { version } = await record(number);
    await givenCommand(ann, number, { type: "amend-entry", expectedVersion: version, entry, text: `not ${secret}` });
    await publishPostmortem({ ctx: contextOf(ann), input: { number } });
    version = (await record(number)).version;
    await givenCommand(ann, number, {
      type: "word-entry",
      expectedVersion: version,
      entry,
      label: "Key",
      text: `told ${secret}`,
    });
    await publishPostmortem({ ctx: contextOf(ann), input: { number } });
    version = (await record(number)).version;
    await givenCommand(ann, number, {
      type: "retract-entry",
      expectedVersion: version,
      entry,
      reason: `has ${secret}`,
    });
    expect(await everything()).toContain("7_secret");

    const after = await redact(number, entry);

    expect(await everything()).not.toContain("7_secret");
    expect(JSON.stringify(after)).not.toContain("7_secret");
    expect(JSON.stringify(await record(number))).not.toContain("7_secret");
    for (const published of [1, 2, 3]) {
      const markdown = await exportPostmortem({ ctx: contextOf(ann), input: { number, version: published } });
      expect(markdown).not.toContain("7_secret");
      expect(markdown).toContain("[redacted]");
    }
    expect(after.entries.find(({ seq }) => seq === entry)).toMatchObject({
      body: { kind: "note", text: "[redacted]", exported: true },
      redacted: { by: { name: ann.name }, reason: null },
    });
    expect(await db().auditEvent.findMany({ where: { action: "entry.redacted" } })).toMatchObject([
      { authorName: ann.name },
    ]);
    // The key still names the command that was done: what is sent again is answered, not done again.
    const again = { type: "add-note", text, exported: true, idempotencyKey: "once" } as const;
    expect((await givenCommand(ann, number, again)).version).toBe(after.version);
  });

  test("given a log with ids that a client did not black out, then neither is left, and no search finds them", async () => {
    const { number } = await givenIncident(ann);
    await givenCommand(ann, number, {
      type: "attach-log",
      format: "plain",
      lines: 3,
      excerpt: "Authorization: Bearer abc123def456\nmail ann@example.com, disk of host-zebra",
      requestIds: [
        { id: "dG9rOmFzYW5pZA1", endpoint: null, status: 401, code: null, at: null },
        {
          id: "req_zebra1",
          endpoint: "GET /contacts?email=ann@example.com",
          status: 401,
          code: "unauthorized",
          at: null,
        },
      ],
    });
    const kept = await everything();
    expect(kept).not.toContain("dG9rOmFzYW5pZA1");
    expect(kept).not.toContain("abc123def456");
    expect(kept).not.toContain("ann@example.com, disk");
    expect(kept).not.toMatch(/contacts\?email=ann/);
    expect(kept).toContain("req_zebra1");

    const log = entryOf(await record(number), "log");
    await redact(number, log);
    expect(await everything()).not.toContain("host-zebra");
    const after = await redact(number, entryOf(await record(number), "request-ids"));

    expect(await everything()).not.toContain("req_zebra1");
    expect(after.requestIds).toEqual([]);
    expect((await redact(number, log)).version).toBe(after.version);
  });

  test("given a message, an impact and an action item, then what was copied from them goes with them", async () => {
    const { number } = await givenIncident(ann);
    let { version } = await record(number);
    await givenCommand(ann, number, { type: "set-impact", expectedVersion: version, impact: "Zanzibar is down" });
    await givenCommand(ann, number, { type: "post-message", text: "Zanzibar is down, says Ann", mention: "none" });
    await givenCommand(ann, number, { type: "add-action-item", text: "Call Zanzibar", owner: null, due: null });
    const item = entryOf(await record(number), "action-item-added");
    version = (await record(number)).version;
    await givenCommand(ann, number, {
      type: "edit-action-item",
      expectedVersion: version,
      item,
      text: "Call Zanzibar",
      owner: "Ben",
      due: null,
    });
    expect(await everything()).toContain("Zanzibar");

    for (const kind of ["impact", "message", "action-item-added"])
      await redact(number, entryOf(await record(number), kind));

    expect((await everything()).toLowerCase()).not.toContain("zanzibar");
    expect(await record(number)).toMatchObject({
      impact: "[redacted]",
      actionItems: [{ text: "[redacted]", owner: "Ben" }],
    });
    expect(await rebuildIncidents({ ctx: contextOf(ann) })).toMatchObject({ differed: [] });
  });

  test("given the secret in a handover, and then in the reasons for taking it out, then all of it can be taken out", async () => {
    const { number } = await givenIncident(ann);
    const { version } = await record(number);
    const note = "the key is kumquat-7";
    await givenCommand(ann, number, { type: "set-scribe", expectedVersion: version, scribe: "Ben", note });
    const entry = entryOf(await record(number), "scribe");
    await givenCommand(ann, number, { type: "redact-entry", entry, reason: "kumquat-7 is a key" });
    expect(await everything()).toContain("kumquat-7");
    const after = await redact(number, entry);
    expect(await everything()).not.toContain("kumquat-7");
    expect(after).toMatchObject({ scribe: "Ben" });
    expect((await redact(number, entry)).version).toBe(after.version);
    expect(await record(number)).toEqual(after);
  });

  test("given a viewer, then nothing is redacted", async () => {
    const { number } = await givenIncident(ann);
    const ctx = contextOf(actorWith("viewer"));
    const command = { type: "redact-entry", entry: 1, reason: null } as const;
    await expect(commandIncident({ ctx, input: { number, command } })).rejects.toMatchObject({ code: "forbidden" });
  });
});
