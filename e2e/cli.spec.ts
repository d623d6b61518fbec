import { expect, test } from "@playwright/test";
import { SCENARIOS } from "#lib/contracts/simulator.ts";
import { TriageReport } from "#lib/contracts/triage.ts";
import { type Simulator, startSimulator } from "#simulator/server.ts";
import { startServer, temporaryFolder } from "./support/app.ts";
import { run } from "./support/processes.ts";
import { signInOverHttp } from "./support/sign-in.ts";
import { EXPECTED } from "./support/verdicts.ts";

/** What `npx offhook` runs. */
const OFFHOOK = ["cli/offhook.mjs"];
const TOKEN = "dG9rOmNsaS10b2tlbg";

let simulator: Simulator;

test.beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});

test.afterAll(async () => {
  await simulator.close();
});

const world = () => ({
  INTERCOM_ACCESS_TOKEN: TOKEN,
  INTERCOM_API_URL: `${simulator.url}/intercom`,
  STATUS_PAGE_URL: `${simulator.url}/status`,
  HEALTH_URL: `${simulator.url}/app/health`,
});

for (const scenario of SCENARIOS) {
  test(`${scenario}: offhook triage gives the verdict, and the script the same five lines`, async () => {
    const control = { method: "PUT", body: JSON.stringify({ scenario }) };
    expect((await fetch(`${simulator.url}/control`, control)).status).toBe(200);
    const [json, text, script] = await Promise.all([
      run("node", [...OFFHOOK, "triage", "--json"], world()),
      run("node", [...OFFHOOK, "triage"], world()),
      run("bash", ["public/triage.sh"], world()),
    ]);

    const { verdict, readings } = TriageReport.parse(JSON.parse(json.output));
    const { side, ...rest } = EXPECTED[scenario];
    expect(verdict).toMatchObject(rest);
    if (side === "not healthy") expect(verdict.side).not.toBe("healthy");
    else expect(verdict.side).toBe(side);
    expect(json.code).toBe(verdict.side === "healthy" ? 0 : 1);
    expect(text.code).toBe(json.code);
    expect(readings.length).toBeGreaterThan(5);

    const lines = text.output.split("\n").slice(0, 6);
    const scriptLines = script.output.trimEnd().split("\n");
    const withoutNumber = (all: string[]) => all.map((line) => line.replace(/^(4\. .*: )\d+$/, "$1N"));
    expect(withoutNumber(scriptLines)).toEqual(withoutNumber(lines));
    for (const { output, errors } of [json, text, script]) expect(output + errors).not.toContain(TOKEN);
  });
}

test("without a token the command says what to export", async () => {
  const { code, output, errors } = await run("npx", ["offhook", "triage"], {});
  expect(code).toBe(2);
  expect(output).toBe("");
  expect(errors).toContain("Export INTERCOM_ACCESS_TOKEN");
});

test("accounts and tokens can be made while the server runs, and before it ever ran", async () => {
  const folder = await temporaryFolder();
  const env = { DATA_DIR: folder.path };
  const password = "correct horse battery staple";
  const add = (email: string, role: string) =>
    run(
      "node",
      [...OFFHOOK, "user", "add", email, "--name", "Rita", "--role", role, "--password-stdin"],
      env,
      `${password}\n`,
    );
  try {
    expect(await add("rita@example.com", "admin")).toMatchObject({ code: 0 });
    const server = await startServer(4350, folder.path);
    try {
      expect(await add("vic@example.com", "viewer")).toMatchObject({ code: 0 });
      const again = await add("vic@example.com", "viewer");
      expect(again.code).toBe(2);
      expect(again.errors).toContain("There is an account for vic@example.com already.");
      expect(await add("wrong", "owner")).toMatchObject({ code: 2 });
      await signInOverHttp("http://localhost:4350", { email: "vic@example.com", password });

      const issued = await run("node", [...OFFHOOK, "token", "add", "deploys", "--role", "responder"], env);
      expect(issued).toMatchObject({ code: 0 });
      expect(issued.output).toMatch(/^ofh_[\w-]{43}\n$/);
      const answer = await fetch("http://localhost:4350/api/triage", {
        method: "POST",
        headers: { authorization: `Bearer ${issued.output.trim()}` },
      });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ simulated: true, verdict: { side: "healthy" } });
    } finally {
      await server.stop();
    }
  } finally {
    await folder.remove();
  }
});
