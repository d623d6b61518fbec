import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { disconnect } from "#lib/db/client.ts";
import { temporaryDatabase } from "#lib/db/testing.ts";
import { readPlaybook } from "#lib/services/read-playbook.ts";
import { readWorkspace } from "#lib/services/read-workspace.ts";
import { runTriage } from "#lib/services/run-triage.ts";
import { actorWith, contextOf, settleTestEnv } from "#lib/services/testing.ts";
import { type Simulator, startSimulator } from "#simulator/server.ts";

const viewer = contextOf(actorWith("viewer"));

let database: Awaited<ReturnType<typeof temporaryDatabase>>;
let simulator: Simulator;
beforeAll(async () => {
  database = await temporaryDatabase(inject("postgresUrl"));
  simulator = await startSimulator({ port: 0 });
  settle(null);
});
afterAll(async () => {
  await disconnect();
  await simulator.close();
  await database.close();
});

function settle(workspaceId: string | null): void {
  settleTestEnv({
    databaseUrl: database.url,
    port: simulator.port - 1,
    intercom: { apiUrl: `${simulator.url}/intercom`, token: { kind: "value", token: "simulated-token" } },
    statusPage: { url: `${simulator.url}/status`, region: null },
    healthUrl: `${simulator.url}/app/health`,
    runbook: {
      workspaceId,
      secretId: "intercom/production/token",
      awsRegion: null,
      namespace: "support",
      deployment: "chat",
    },
  });
}

test("given a configured deployment, then the leaf's commands name it", async () => {
  const { leaf, steps } = await readPlaybook({ ctx: viewer, input: { leaf: "token" } });
  expect(leaf).toBe("token");
  expect(steps.find(({ id }) => id === "token-restart")?.command).toMatch(/support.*chat|chat.*support/s);
});

test("given no good answer of Intercom's yet, then the workspace is unknown; after one it is known, and the setting wins", async () => {
  expect(await readWorkspace({ ctx: viewer })).toEqual({ id: null, region: null });
  await runTriage({ ctx: contextOf(actorWith("responder")) });
  const { id, region } = await readWorkspace({ ctx: viewer });
  expect({ id, region }).toEqual({ id: "tdw4k2sim", region: expect.stringMatching(/^(us|eu|au)$/) });
  settle("abc123");
  expect(await readWorkspace({ ctx: viewer })).toEqual({ id: "abc123", region });
});

test("given nobody, then nothing is told", async () => {
  const nobody = contextOf(null);
  await expect(readWorkspace({ ctx: nobody })).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(readPlaybook({ ctx: nobody, input: { leaf: "token" } })).rejects.toMatchObject({
    code: "unauthenticated",
  });
});
