import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { IncidentQuery, type IncidentRecord } from "#lib/contracts/incident.ts";
import { readLog } from "#lib/db/incident-log.ts";
import { Command, type CommandInput, Declaration } from "#lib/incident/command.ts";
import { commandIncident } from "#lib/services/command-incident.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { listIncidents } from "#lib/services/list-incidents.ts";
import { readIncident } from "#lib/services/read-incident.ts";
import { actorWith, contextOf, openTestDatabase, settleTestEnv } from "#lib/services/testing.ts";
import { expectSound } from "#lib/services/testing-sound-log.ts";

const ann = actorWith("responder");

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

async function declared(): Promise<number> {
  const firstAlert = { text: "PagerDuty", at: new Date(Date.now() - 600_000).toISOString() };
  const input = Declaration.parse({ severity: "P2", firstAlert });
  return (await declareIncident({ ctx: contextOf(ann), input })).number;
}

const command = (number: number, input: CommandInput): Promise<IncidentRecord> =>
  commandIncident({ ctx: contextOf(ann), input: { number, command: Command.parse(input) } });

const read = (number: number) => readIncident({ ctx: contextOf(ann), input: { number } });
const kindsOf = async (number: number) => (await readLog(number)).map(({ body }) => body.kind);

describe("a duplicate", () => {
  test("given two incidents of one problem, then both records say so, and the list leads on from the duplicate", async () => {
    const [real, duplicate] = [await declared(), await declared()];
    const answered = await command(duplicate, { type: "mark-duplicate", of: real });
    expect(answered).toMatchObject({ duplicateOf: real, status: "RESOLVED" });
    expect((await read(real)).duplicates).toEqual([duplicate]);
    expect(await kindsOf(real)).toEqual(["declared", "first-alert", "duplicated-by"]);
    const input = IncidentQuery.parse({ q: `INC-${duplicate}` });
    const { incidents } = await listIncidents({ ctx: contextOf(ann), input });
    expect(incidents).toMatchObject([{ number: duplicate, duplicateOf: real, status: "RESOLVED" }]);
    for (const number of [real, duplicate]) await expectSound(number);
  });

  test("given that it is none after all, then both records forget it", async () => {
    const [real, duplicate] = [await declared(), await declared()];
    await command(duplicate, { type: "mark-duplicate", of: real });
    expect(await command(duplicate, { type: "unmark-duplicate" })).toMatchObject({ duplicateOf: null });
    expect((await read(real)).duplicates).toEqual([]);
    for (const number of [real, duplicate]) await expectSound(number);
  });

  test("given an incident that there is not, itself, or a duplicate, then neither log is touched", async () => {
    const [real, duplicate, third] = [await declared(), await declared(), await declared()];
    await command(duplicate, { type: "mark-duplicate", of: real });
    for (const of of [999_999, third]) {
      await expect(command(third, { type: "mark-duplicate", of })).rejects.toMatchObject({ code: "invalid_command" });
    }
    await expect(command(third, { type: "mark-duplicate", of: duplicate })).rejects.toMatchObject({
      code: "invalid_command",
      field: "of",
      message: expect.stringContaining(`INC-${real}`),
    });
    await expect(command(999_999, { type: "mark-duplicate", of: real })).rejects.toMatchObject({ code: "not_found" });
    expect(await kindsOf(third)).toEqual(["declared", "first-alert"]);
    expect(await kindsOf(duplicate)).toHaveLength(4);
  });

  test("given a drill and a real incident, then they stay apart", async () => {
    const drill = await declared();
    settleTestEnv({ databaseUrl: database.url, simulated: false });
    const real = await declared();
    settleTestEnv({ databaseUrl: database.url });
    await expect(command(drill, { type: "mark-duplicate", of: real })).rejects.toMatchObject({ field: "of" });
    await expect(command(real, { type: "relate", to: drill })).rejects.toMatchObject({ field: "to" });
  });

  test("given a repeated command, then it is done once on both sides", async () => {
    const [real, duplicate] = [await declared(), await declared()];
    const input = { type: "mark-duplicate", of: real, idempotencyKey: "once" } as const;
    await Promise.all([command(duplicate, input), command(duplicate, input), command(duplicate, input)]);
    expect(await kindsOf(real)).toHaveLength(3);
    expect(await kindsOf(duplicate)).toHaveLength(4);
  });
});

describe("at once", () => {
  test("given two that are marked as duplicates of each other, then one is, and nobody waits for ever", async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await declared(), await declared()];
      const outcomes = await Promise.allSettled([
        command(one, { type: "mark-duplicate", of: other }),
        command(other, { type: "mark-duplicate", of: one }),
      ]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      const duplicates = [await read(one), await read(other)].filter(({ duplicateOf }) => duplicateOf !== null);
      expect(duplicates).toHaveLength(1);
      for (const number of [one, other]) await expectSound(number);
    }
  });

  test("given many ties between few incidents, with notes in between, then each pair agrees and no log has a gap", async () => {
    const numbers = [await declared(), await declared(), await declared(), await declared()];
    const pairs = numbers.flatMap((from) => numbers.filter((to) => to !== from).map((to) => [from, to] as const));
    await Promise.all([
      ...pairs.map(([from, to]) => command(from, { type: "relate", to })),
      ...numbers.map((number) => command(number, { type: "add-note", text: "meanwhile" })),
    ]);
    for (const number of numbers) {
      expect((await read(number)).related.toSorted()).toEqual(numbers.filter((other) => other !== number).toSorted());
      await expectSound(number);
    }
    await Promise.all(pairs.slice(0, 6).map(([from, to]) => command(from, { type: "unrelate", to })));
    for (const number of numbers) {
      for (const other of (await read(number)).related) expect((await read(other)).related).toContain(number);
      await expectSound(number);
    }
  });
});
