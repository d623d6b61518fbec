import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { readLog, withLogHeld } from "#lib/db/incident-log.ts";
import { knownLog } from "#lib/db/known-logs.ts";
import { Command, type CommandInput, Declaration } from "#lib/incident/command.ts";
import type { IncidentEvent } from "#lib/incident/event.ts";
import { fold } from "#lib/incident/evolve.ts";
import { commandIncident } from "#lib/services/command-incident.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
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
async function writtenByAnother(number: number, body: IncidentEvent["body"]): Promise<void> {
  const last = (await readLog(number)).at(-1);
  if (last === undefined) throw new Error("there is a log");
  const { kind, ...payload } = body;
  const row = await db().incidentEvent.findFirstOrThrow({ where: { incidentNumber: number, seq: last.seq } });
  await db().incidentEvent.create({
    data: { ...row, seq: last.seq + 1, kind, payload, idempotencyKey: null, commandDigest: null },
  });
  await db().incident.update({ where: { number }, data: { version: last.seq + 1 } });
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

  test("given a command that failed in the database, then nothing of it is known", async () => {
    const number = await declared();
    await command(number, { type: "add-note", text: "one" });
    const before = knownLog(number);
    const failing = withLogHeld(number, async (log) => {
      if (log === null) throw new Error("there is a log");
      const note = { happenedAt: log.lastRecordedAt, body: { kind: "note", text: "lost", exported: false } } as const;
      const by = { kind: "account", id: "ann", name: "ann" } as const;
      const after = log.lastRecordedAt;
      await log.append(recordEvents(log.state, [note], { by, now: new Date(), command: null, after }));
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
