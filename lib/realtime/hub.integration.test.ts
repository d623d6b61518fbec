import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { OPERATOR } from "#lib/auth/actor.ts";
import { publishOutside } from "#lib/db/publish.ts";
import { Command, Declaration } from "#lib/incident/command.ts";
import { type HubMessage, makeHub } from "#lib/realtime/hub.ts";
import { changeAccount } from "#lib/services/change-account.ts";
import { commandIncident } from "#lib/services/command-incident.ts";
import { createAccount } from "#lib/services/create-account.ts";
import { createFirstAdministrator } from "#lib/services/create-first-administrator.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { issueApiToken } from "#lib/services/issue-api-token.ts";
import { revokeApiToken } from "#lib/services/revoke-api-token.ts";
import { signIn } from "#lib/services/sign-in.ts";
import { switchSimulator } from "#lib/services/switch-simulator.ts";
import { contextOf, freshEmail, openTestDatabase, settleTestEnv } from "#lib/services/testing.ts";
import { startSimulator } from "#simulator/server.ts";

const ctx = contextOf(OPERATOR);
const password = "correct horse battery";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
/** Two, as two processes have. */
const hubs = [makeHub(), makeHub()] as const;
const heard: [HubMessage[], HubMessage[]] = [[], []];
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  const hearing = hubs.map(
    (hub, index) =>
      new Promise<void>((resolve) => {
        hub.subscribe((message) => {
          heard[index === 0 ? 0 : 1].push(message);
          resolve();
        });
        hub.start({ databaseUrl: database.url });
      }),
  );
  await Promise.all(hearing);
  expect(heard).toEqual([[{ kind: "hearing" }], [{ kind: "hearing" }]]);
  expect(hubs.map((hub) => hub.isHearing())).toEqual([true, true]);
});
afterAll(async () => {
  await Promise.all(hubs.map((hub) => hub.close()));
  expect(hubs.map((hub) => hub.isHearing())).toEqual([false, false]);
  await database.close();
});
beforeEach(() => {
  for (const messages of heard) messages.length = 0;
});

/** What both have heard by now: changes come in the order in which they were committed. */
async function changes(): Promise<unknown[]> {
  const markersIn = (messages: readonly HubMessage[]) =>
    messages.filter((message) => message.kind === "change" && message.change.kind === "suspicion").length;
  const before = heard.map(markersIn);
  await publishOutside({ kind: "suspicion" });
  await expect.poll(() => heard.map(markersIn)).toEqual(before.map((markers) => markers + 1));
  expect(heard[1]).toEqual(heard[0]);
  return heard[0].slice(0, -1).map((message) => (message.kind === "change" ? message.change : message.kind));
}

describe("what services change is heard in every process", () => {
  test("given accounts: the first, another, a change, a sign-in", async () => {
    const first = await createFirstAdministrator({ ctx, input: { name: "Ann", email: freshEmail(), password } });
    const input = { name: "Ben", email: freshEmail(), role: "viewer", password } as const;
    const { id } = await createAccount({ ctx, input });
    await changeAccount({ ctx, input: { id, change: { name: "Benjamin" } } });
    await signIn({ ctx, input: { ...input, address: "203.0.113.1" } });
    const own = { kind: "account", id };
    expect(await changes()).toEqual([{ kind: "account", id: first.id }, own, own, own]);
  });

  test("given changes that are refused, then nothing", async () => {
    const { email } = await createAccount({
      ctx,
      input: { name: "Cem", email: freshEmail(), role: "viewer", password },
    });
    await changes();
    for (const messages of heard) messages.length = 0;
    await expect(createAccount({ ctx, input: { name: "Cem", email, role: "viewer", password } })).rejects.toThrow();
    const wrong = { email, password: "wrong", address: "203.0.113.1" };
    await expect(signIn({ ctx, input: wrong })).rejects.toThrow();
    expect(await changes()).toEqual([]);
  });

  test("given a token that is made, revoked, and revoked again, then the third changes nothing", async () => {
    const { id } = await issueApiToken({ ctx, input: { name: "Pager", role: "viewer" } });
    await revokeApiToken({ ctx, input: { id } });
    await revokeApiToken({ ctx, input: { id } });
    const own = { kind: "api-token", id };
    expect(await changes()).toEqual([own, own]);
  });

  test("given an incident that is declared and acknowledged, then each with the version that it led to", async () => {
    const firstAlert = { text: "PagerDuty", at: ctx.now.toISOString() };
    const input = Declaration.parse({ severity: "P2", firstAlert });
    const { number, version } = await declareIncident({ ctx, input });
    const command = Command.parse({ type: "acknowledge" });
    const later = await commandIncident({ ctx, input: { number, command } });
    await commandIncident({ ctx, input: { number, command } });
    const own = { kind: "incident", number };
    expect(later.version).toBeGreaterThan(version);
    expect(await changes()).toEqual([
      { ...own, version },
      { ...own, version: later.version },
    ]);
  });

  test("given a scenario that is played", async () => {
    const told = Promise.withResolvers<void>();
    const onSwitch = () => told.resolve(publishOutside({ kind: "simulator" }));
    const simulator = await startSimulator({ port: 0, onSwitch });
    settleTestEnv({
      databaseUrl: database.url,
      intercom: { apiUrl: `${simulator.url}/intercom`, token: { kind: "value", token: "simulated-token" } },
    });
    await switchSimulator({ ctx, input: { scenario: "slow" } });
    await told.promise;
    expect(await changes()).toEqual([{ kind: "simulator" }]);
    await simulator.close();
  });
});

test("given a listener that fails, then the others hear; given one that unsubscribed, then it hears no more", async () => {
  const unsubscribe = hubs[0].subscribe(() => {
    throw new Error("no");
  });
  const others: HubMessage[] = [];
  const leave = hubs[0].subscribe((message) => others.push(message));
  await publishOutside({ kind: "triage" });
  await changes();
  leave();
  unsubscribe();
  await changes();
  expect(others).toEqual([
    { kind: "change", change: { kind: "triage" } },
    { kind: "change", change: { kind: "suspicion" } },
  ]);
});
