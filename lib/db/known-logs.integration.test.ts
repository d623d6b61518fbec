import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { connect, db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { type HeldLog, readLog, withLogHeld, withLogSeen } from "#lib/db/incident-log.ts";
import { knownLog } from "#lib/db/known-logs.ts";
import { Command, type CommandInput, Declaration } from "#lib/incident/command.ts";
import type { IncidentEvent } from "#lib/incident/event.ts";
import { fold } from "#lib/incident/evolve.ts";
import { commandIncident } from "#lib/services/command-incident.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { readIncident } from "#lib/services/read-incident.ts";
import { recordEvents } from "#lib/services/record-events.ts";
import { actorWith, contextOf, openTestDatabase } from "#lib/services/testing.ts";
import { expectSound } from "#lib/services/testing-sound-log.ts";

const ctx = contextOf(actorWith("responder"));
const firstAlert = { text: "PagerDuty", at: new Date(Date.now() - 600_000).toISOString() };

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

async function declared(): Promise<number> {
  return (await declareIncident({ ctx, input: Declaration.parse({ severity: "P2", firstAlert }) })).number;
}

const command = (number: number, input: CommandInput) =>
  commandIncident({ ctx, input: { number, command: Command.parse(input) } });

/** As another process writes: past what this one knows. */
async function writtenByAnother(
  number: number,
  body: IncidentEvent["body"],
  client: Prisma.TransactionClient = db(),
): Promise<void> {
  const last = (await readLog(number, client)).at(-1);
  if (last === undefined) throw new Error("there is a log");
  const { kind, ...payload } = body;
  const row = await client.incidentEvent.findFirstOrThrow({ where: { incidentNumber: number, seq: last.seq } });
  await client.incidentEvent.create({
    data: { ...row, seq: last.seq + 1, kind, payload, idempotencyKey: null, commandDigest: null },
  });
  await client.incident.update({ where: { number }, data: { version: last.seq + 1 } });
}

function noteOn({ state, lastRecordedAt: after }: HeldLog, text: string) {
  const note = { happenedAt: after, body: { kind: "note", text, exported: false } } as const;
  const by = { kind: "account", id: "ann", name: "ann" } as const;
  return recordEvents(state, [note], { by, now: new Date(), command: null, after });
}

describe("what a process knows of a log", () => {
  test("given commands one after the other, then each goes on from what the one before left", async () => {
    const number = await declared();
    for (const text of ["one", "two", "three"]) {
      await command(number, { type: "add-note", text });
      expect(knownLog(number)?.state).toEqual(fold(await readLog(number)));
    }
    await expectSound(number);
  });

  test("given that another process added something meanwhile, then the next command stands on it", async () => {
    const number = await declared();
    await command(number, { type: "add-note", text: "one" });
    await writtenByAnother(number, { kind: "severity", severity: "P4" });
    const record = await command(number, { type: "add-note", text: "two" });
    expect(record).toMatchObject({ severity: "P4", version: 5 });
    await expectSound(number);
  });

  test("given that another process added something meanwhile, then whoever reads gets it, and no more is read again", async () => {
    const number = await declared();
    await command(number, { type: "add-note", text: "one" });
    await writtenByAnother(number, { kind: "severity", severity: "P4" });
    expect(await readIncident({ ctx, input: { number } })).toMatchObject({ severity: "P4", version: 4 });
    const known = knownLog(number);
    expect(known?.state).toEqual(fold(await readLog(number)));
    await readIncident({ ctx, input: { number } });
    expect(knownLog(number)).toBe(known);
  });

  test("given that another process adds something after a command was decided, then it is decided again on that", async () => {
    const number = await declared();
    await command(number, { type: "add-note", text: "one" });
    const seen: number[] = [];
    const state = await withLogSeen(number, async (log) => {
      if (log === null) throw new Error("there is a log");
      seen.push(log.state.version);
      if (seen.length === 1) await writtenByAnother(number, { kind: "severity", severity: "P1" });
      return log.append(noteOn(log, "two"));
    });
    expect(seen).toEqual([3, 4]);
    expect(state).toMatchObject({ severity: "P1", version: 5 });
    expect(knownLog(number)?.state).toEqual(fold(await readLog(number)));
    await expectSound(number);
  });

  test("given a command that failed in the database, then nothing of it is known", async () => {
    const number = await declared();
    await command(number, { type: "add-note", text: "one" });
    const before = knownLog(number);
    const failing = withLogHeld(number, async (log) => {
      if (log === null) throw new Error("there is a log");
      await log.append(noteOn(log, "lost"));
      throw new Error("the connection broke");
    });
    await expect(failing).rejects.toThrow("the connection broke");
    expect(knownLog(number)).toEqual(before);
    expect((await command(number, { type: "add-note", text: "two" })).version).toBe(4);
    await expectSound(number);
  });

  test("given that another process redacted an entry, then its words are not remembered here", async () => {
    const number = await declared();
    await command(number, { type: "add-note", text: "our secret" });
    await db().incidentEvent.update({
      where: { incidentNumber_seq: { incidentNumber: number, seq: 3 } },
      data: { payload: { text: "[redacted]", exported: false } },
    });
    await writtenByAnother(number, { kind: "entry-redacted", entry: 3, text: null });
    const record = await command(number, { type: "add-note", text: "two" });
    expect(JSON.stringify(record)).not.toContain("our secret");
    await expectSound(number);
  });

  test("given a database that was put back to an earlier day, then what is there now counts", async () => {
    const number = await declared();
    await command(number, { type: "add-note", text: "will be gone" });
    await db().incidentEvent.delete({ where: { incidentNumber_seq: { incidentNumber: number, seq: 3 } } });
    await writtenByAnother(number, { kind: "severity", severity: "P1" });
    const record = await command(number, { type: "add-note", text: "two" });
    expect(record.severity).toBe("P1");
    expect(JSON.stringify(record)).not.toContain("will be gone");
  });

  test("given that another process holds it and adds to it while a command waits, then the command stands on that", async () => {
    const number = await declared();
    await command(number, { type: "add-note", text: "one" });
    const other = connect(database.url);
    const isHeld = Promise.withResolvers<void>();
    const added = other.$transaction(async (transaction) => {
      await transaction.$queryRaw`SELECT number FROM incident WHERE number = ${number} FOR UPDATE`;
      isHeld.resolve();
      await expect
        .poll(
          () =>
            db()
              .$queryRaw`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
        .toHaveLength(1);
      await writtenByAnother(number, { kind: "severity", severity: "P1" }, transaction);
    });
    await isHeld.promise;
    const record = await command(number, { type: "add-note", text: "two" });
    await added;
    await other.$disconnect();
    expect(record).toMatchObject({ severity: "P1", version: 5 });
    expect(knownLog(number)?.state).toEqual(fold(await readLog(number)));
    await expectSound(number);
  });

  test("given a key that another process recorded a command under, then it is known here too", async () => {
    const number = await declared();
    await command(number, { type: "add-note", text: "one", idempotencyKey: "k" });
    await command(number, { type: "add-note", text: "two" });
    expect((await command(number, { type: "add-note", text: "one", idempotencyKey: "k" })).version).toBe(4);
    await expect(command(number, { type: "add-note", text: "three", idempotencyKey: "k" })).rejects.toMatchObject({
      code: "key_reused",
    });
  });
});
