import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { serve, serveJson, type TestServer } from "#lib/integrations/http/test-server.ts";
import { runScript } from "#lib/integrations/test-triage-script.ts";
import { triageLines } from "#lib/triage/lines.ts";
import { triage } from "#lib/triage/runner.ts";

const TOKEN = "dG9rOnNjcmlwdC10b2tlbi0xMjM0";

const settings = (intercom: TestServer, page: TestServer, healthUrl = "") => ({
  INTERCOM_ACCESS_TOKEN: TOKEN,
  INTERCOM_API_URL: intercom.url,
  STATUS_PAGE_URL: page.url,
  HEALTH_URL: healthUrl,
  TRIAGE_MAX_SECONDS: "2",
});

const me = () =>
  serve((_request, response) => {
    response.writeHead(200, { "X-RateLimit-Remaining": "1650" }).end(JSON.stringify({ type: "admin" }));
  });

const line = (stdout: string, number: number) => stdout.split("\n")[number]?.split(": ")[1];

describe("the script", () => {
  it.each([undefined, "", " \n"])("asks for the token where it is %j", async (token) => {
    const result = await runScript(token === undefined ? {} : { INTERCOM_ACCESS_TOKEN: token });
    expect(result).toEqual({ code: 2, stdout: "", stderr: "Export INTERCOM_ACCESS_TOKEN\n" });
  });

  it("refuses a token with a line break, and does not show it", async () => {
    const result = await runScript({ INTERCOM_ACCESS_TOKEN: "secret-one\nX-Evil: secret-two" });
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toMatch(/^INTERCOM_ACCESS_TOKEN holds a space/);
    expect(result.stderr).not.toContain("secret");
  });

  it("calls /me once, with the token, and gives the token to nobody else", async () => {
    const intercom = await me();
    const others = await serveJson({});
    await runScript(settings(intercom, others, `${others.url}/health`));
    expect(intercom.requests.map(({ method, url, headers }) => [method, url, headers.authorization])).toEqual([
      ["GET", "/me", `Bearer ${TOKEN}`],
    ]);
    expect(others.requests.length).toBeGreaterThan(0);
    expect(others.requests.filter(({ headers }) => headers.authorization !== undefined)).toHaveLength(0);
  });

  it("never gives the token to a program as an argument, nor prints it", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "offhook-script-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const log = path.join(folder, "arguments");
    const realPath = process.env.PATH ?? "";
    for (const program of ["curl", "awk", "grep", "head", "tail", "sed", "tr"]) {
      const spy = path.join(folder, program);
      await writeFile(
        spy,
        `#!/bin/sh\nprintf '%s\\n' "${program} $*" >> '${log}'\nPATH='${realPath}' exec ${program} "$@"\n`,
      );
      await chmod(spy, 0o755);
    }
    const intercom = await me();
    const { stdout, stderr } = await runScript({
      ...settings(intercom, await serveJson({})),
      PATH: `${folder}:${realPath}`,
    });
    const calls = await readFile(log, "utf8");
    expect(line(stdout, 1)).toBe("200");
    expect(calls).toContain("curl -q");
    expect(calls + stdout + stderr).not.toContain(TOKEN);
  });

  it("sends the token through no redirect, even where .curlrc follows them", async () => {
    const home = await mkdtemp(path.join(tmpdir(), "offhook-home-"));
    onTestFinished(() => rm(home, { recursive: true, force: true }));
    await writeFile(path.join(home, ".curlrc"), "location\nlocation-trusted\n");
    const thief = await me();
    const intercom = await serve((_request, response) =>
      response.writeHead(307, { location: `${thief.url}/me` }).end(),
    );
    const { stdout } = await runScript({ ...settings(intercom, await serveJson({})), HOME: home });
    expect(line(stdout, 1)).toBe("307");
    expect(thief.requests).toHaveLength(0);
  });

  it("ends where nothing answers and where bodies do not end", async () => {
    const silent = await serve(() => undefined);
    const endless = await serve((_request, response) => {
      const drip = setInterval(() => response.write(" ".repeat(1_000)), 5);
      response.on("close", () => clearInterval(drip));
    });
    const { stdout } = await runScript({ ...settings(silent, endless, endless.url), TRIAGE_MAX_SECONDS: "1" });
    expect([1, 2, 3, 4, 5].map((number) => line(stdout, number))).toEqual([
      "000",
      "UNKNOWN",
      "UNKNOWN",
      "UNKNOWN",
      "UNKNOWN",
    ]);
  }, 20_000);

  it("ends soon on a body that is written to be slow to read", async () => {
    for (const body of ["[".repeat(1_000_000), `{"a":"${'\\"'.repeat(490_000)}`, "{".concat('"a":{'.repeat(200_000))]) {
      const page = await serve((_request, response) => response.end(body));
      const { stdout } = await runScript(settings(await me(), page));
      expect(line(stdout, 2)).toBe("UNKNOWN");
    }
  }, 20_000);
});

describe("script and application print the same", () => {
  const status = { description: 'All "Systems" & caf\u00e9s \\ up', indicator: "none" };
  const page = { name: "Fin" };
  const incident = (state: unknown) => ({ id: `i-${state}`, name: "Elevated errors", status: state });

  async function expectSame(statusPage: TestServer, health: TestServer | null = null) {
    const intercom = await me();
    const { readings } = await triage(
      {
        intercom: { apiUrl: intercom.url, token: { kind: "value", token: TOKEN } },
        statusPage: { url: statusPage.url, region: "us" },
        lastKnownRegion: null,
        healthUrl: health?.url ?? null,
      },
      { now: () => new Date(), deadlineMs: 2_000 },
    );
    const { stdout } = await runScript(settings(intercom, statusPage, health?.url));
    expect(stdout).toBe(`${triageLines(readings).join("\n")}\n`);
    return stdout;
  }

  it("for a description with quotes, backslashes and letters beyond ASCII", async () => {
    const body = JSON.stringify({ page, status, components: [] });
    const escaped = body.replace("é", "\\u00e9").replace("&", "\\u0026");
    for (const text of [body, escaped, JSON.stringify(JSON.parse(body), null, 2)]) {
      const stdout = await expectSame(await serve((_request, response) => response.end(text)));
      expect(line(stdout, 2)).toBe('All "Systems" & cafés \\ up');
    }
  });

  it.each([
    ["a summary without incidents", { "/api/v2/summary.json": { page, status, components: [] } }, "0"],
    [
      "a summary with some over",
      {
        "/api/v2/summary.json": {
          status,
          incidents: ["identified", "resolved", "Postmortem", "monitoring", 7, null].map(incident),
        },
      },
      "2",
    ],
    [
      "status.json and incidents.json alone",
      {
        "/api/v2/status.json": { page, status },
        "/api/v2/incidents.json": { page, incidents: [incident("investigating"), incident("resolved")] },
      },
      "1",
    ],
    [
      "status.json and an incidents.json that leaves the empty list out",
      { "/api/v2/status.json": { page, status }, "/api/v2/incidents.json": { page } },
      "0",
    ],
    [
      "status.json and unresolved.json",
      {
        "/api/v2/status.json": { page, status },
        "/api/v2/incidents/unresolved.json": { page, incidents: [incident("identified")] },
      },
      "1",
    ],
    ["status.json alone", { "/api/v2/status.json": { page, status } }, "UNKNOWN"],
    [
      "a summary without description",
      { "/api/v2/summary.json": { status: { indicator: "none" }, components: [] } },
      "0",
    ],
    ["a health check's JSON", { "/api/v2/summary.json": { status: "healthy" } }, "UNKNOWN"],
    ["no JSON at all", {}, "UNKNOWN"],
  ])("for a page with %s", async (_given, bodies, incidents) => {
    const stdout = await expectSame(await serveJson(bodies));
    expect(line(stdout, 3)).toBe(incidents);
  });

  it("for a page that has moved and lost its path on the way", async () => {
    const moved = await serveJson({ "/api/v2/summary.json": { page, status, incidents: [incident("identified")] } });
    const old = await serve((_request, response) =>
      response.writeHead(302, { location: `${moved.url}/us-hosting?a=b` }).end(),
    );
    expect(line(await expectSame(old), 3)).toBe("1");
  });

  it("for JSON in a page of HTML, and for JSON that breaks off", async () => {
    for (const text of [
      `<script>${JSON.stringify({ status })}</script>`,
      JSON.stringify({ page, status, components: [] }).slice(0, -1),
    ]) {
      const stdout = await expectSame(await serve((_request, response) => response.end(text)));
      expect(line(stdout, 2)).toBe("UNKNOWN");
    }
  });

  it.each([
    [200, { services: { intercom: { status: "healthy" } } }, "healthy"],
    [503, { status: "ok", services: { database: { status: "ok" }, intercom: { status: "unhealthy" } } }, "unhealthy"],
    [200, { services: { intercom: "up" } }, "up"],
    [200, { status: "ok" }, "UNKNOWN"],
    [200, { services: { intercom: { status: 7 } } }, "UNKNOWN"],
    [200, { services: { intercom: { status: "" } } }, "UNKNOWN"],
    [200, { services: { intercom: { status: `sick\n\t${"x".repeat(60)}` } } }, `sick ${"x".repeat(34)}…`],
  ])("for a health check that answers %d %j", async (httpStatus, body, word) => {
    const health = await serve((_request, response) => response.writeHead(httpStatus).end(JSON.stringify(body)));
    expect(line(await expectSame(await serveJson({}), health), 5)).toBe(word);
  });
});
