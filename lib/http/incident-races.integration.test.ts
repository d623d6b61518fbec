import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { readLog } from "#lib/db/incident-log.ts";
import { type ApiClient, apiClient, declaration } from "#lib/http/testing-incidents.ts";
import { fold } from "#lib/incident/evolve.ts";
import { openTestDatabase } from "#lib/services/testing.ts";
import { expectSound } from "#lib/services/testing-sound-log.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let clients: ApiClient[];
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  clients = await Promise.all(Array.from({ length: 10 }, (_, index) => apiClient(`client ${index}`)));
});
afterAll(() => database.close());

async function declared(): Promise<number> {
  const [first] = clients;
  if (first === undefined) throw new Error("there are clients");
  return (await first.declare(declaration())).body.number;
}

describe("ten clients at once", () => {
  test("given that all change one value, then in each round one wins, and the others are told who", async () => {
    const number = await declared();
    let version = 2;
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all(
        clients.map((client, index) =>
          client.command(number, { type: "set-impact", impact: `${round} by ${index}`, expectedVersion: version }),
        ),
      );
      const winners = answers.flatMap(({ status }, index) => (status === 200 ? [index] : []));
      expect(winners).toHaveLength(1);
      for (const { status, body } of answers.filter((answer) => answer.status !== 200)) {
        expect([status, body.code]).toEqual([409, "conflict"]);
        expect(body.conflict?.by.name).toBe(`client ${winners[0]}`);
        expect(body.conflict?.current).toBe(`${round} by ${winners[0]}`);
      }
      version += 1;
    }
    expect((await readLog(number)).length).toBe(version);
    await expectSound(number);
  });

  test("given that all add notes and request ids, then none conflicts and none is lost", async () => {
    const number = await declared();
    const answers = await Promise.all(
      clients.flatMap((client, index) => [
        client.command(number, { type: "add-note", text: `note ${index}` }),
        client.command(number, { type: "add-request-ids", requestIds: [{ id: `req_${index}` }, { id: "req_shared" }] }),
        client.command(number, { type: "add-action-item", text: `item ${index}` }),
        client.command(number, { type: "record-mitigation", text: `mitigation ${index}` }),
        client.command(number, { type: "acknowledge" }),
      ]),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const state = fold(await readLog(number));
    expect(state.requestIds.map(({ id }) => id).sort()).toEqual(
      ["req_shared", ...clients.map((_, index) => `req_${index}`)].sort(),
    );
    expect(state.actionItems).toHaveLength(10);
    expect(state.entries.filter(({ body }) => body.kind === "acknowledged")).toHaveLength(1);
    await expectSound(number);
  });

  test("given the same command from all under one key, then it is done once and all are answered alike", async () => {
    const number = await declared();
    const answers = await Promise.all(
      clients.map((client) =>
        client.command(number, { type: "add-note", text: "Token revoked", idempotencyKey: "one note" }),
      ),
    );
    for (const { status, body } of answers) expect([status, body.version]).toEqual([200, 3]);
    await expectSound(number);
  });

  test("given different commands under one key, then one is done and the others are told of the key", async () => {
    const number = await declared();
    const answers = await Promise.all(
      clients.map((client, index) =>
        client.command(number, { type: "add-note", text: `note ${index}`, idempotencyKey: "one key" }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    expect(new Set(answers.map(({ body }) => body.code))).toEqual(new Set([undefined, "key_reused"]));
    await expectSound(number);
  });
});

describe("declarations at once", () => {
  test("given many, then their numbers have neither gap nor double", async () => {
    const before = await declared();
    const answers = await Promise.all(
      [...clients, ...clients, ...clients].map((client) => client.declare(declaration())),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(answers.map(({ body }) => body.number).sort((a, b) => a - b)).toEqual(
      answers.map((_, index) => before + index + 1),
    );
  });

  test("given one under the same key from all, then it is one incident, and all get it", async () => {
    const json = declaration({ idempotencyKey: "alert 17" });
    const answers = await Promise.all(clients.map((client) => client.declare(json)));
    const [first] = answers;
    expect(first?.status).toBe(201);
    for (const answer of answers) {
      expect(answer.body).toEqual(first?.body);
      expect(answer.headers.get("location")).toBe(`/api/incidents/${first?.body.number}`);
    }
    expect(await declared()).toBe((first?.body.number ?? 0) + 1);
  });

  test("given that the incident went on meanwhile, then the repeated declaration answers it as it is now", async () => {
    const [first, second] = clients;
    const json = declaration({ idempotencyKey: "alert 18" });
    const { number } = (await first?.declare(json))?.body ?? { number: 0 };
    const changed = await first?.command(number, { type: "acknowledge" });
    expect((await second?.declare(json))?.body).toEqual(changed?.body);
  });

  test("given another declaration under the key, or a command under it, then the key is reused", async () => {
    const [first] = clients;
    const json = declaration({ idempotencyKey: "alert 19" });
    const { number } = (await first?.declare(json))?.body ?? { number: 0 };
    const other = await first?.declare({ ...json, severity: "P4" });
    const command = await first?.command(number, { type: "acknowledge", idempotencyKey: "alert 19" });
    for (const answer of [other, command]) expect([answer?.status, answer?.body.code]).toEqual([409, "key_reused"]);
    await expectSound(number);
  });
});

test("given far more commands than connections, then they neither fail nor keep others waiting", async () => {
  const number = await declared();
  const [busy, other] = clients;
  const commands = Promise.all(
    Array.from({ length: 60 }, (_, index) => busy?.command(number, { type: "add-note", text: `note ${index}` })),
  );
  const done = { commands: false };
  const all = commands.then((answers) => {
    done.commands = true;
    return answers;
  });
  expect((await other?.list("limit=1"))?.status).toBe(200);
  expect(done.commands).toBe(false);
  expect(new Set((await all).map((answer) => answer?.status))).toEqual(new Set([200]));
  await expectSound(number);
});
