import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { TriageReport } from "#lib/contracts/triage.ts";
import { serve, type TestServer } from "#lib/integrations/http/test-server.ts";
import { type TriageTargets, triage } from "#lib/triage/runner.ts";

const TOKEN = "dG9rOnJ1bm5lci10b2tlbi0xMjM0";
const NOW = new Date("2026-03-05T03:12:00.000Z");

const BODIES: Readonly<Record<string, unknown>> = {
  "/me": { type: "admin", app: { type: "app", region: "EU" } },
  "/conversations?per_page=1": { type: "conversation.list", conversations: [] },
  "/contacts/search": { type: "list", data: [] },
  "/api/v2/summary.json": {
    page: { time_zone: "Etc/UTC" },
    status: { description: "All Systems Operational", indicator: "none" },
    components: [{ id: "c1", name: "REST API", status: "operational" }],
    incidents: [],
    scheduled_maintenances: [],
  },
  "/health": { services: { intercom: { status: "healthy" } } },
};

/** Intercom, a status page and our health check at one address, all well. */
function answerWell(request: IncomingMessage, response: ServerResponse): void {
  const url = request.url ?? "";
  if (url === "/me" && request.headers.authorization === undefined) {
    response.writeHead(401).end(JSON.stringify({ type: "error.list", errors: [{ code: "unauthorized" }] }));
  } else if (Object.hasOwn(BODIES, url)) {
    response
      .writeHead(200, { "x-ratelimit-limit": "1667", "x-ratelimit-remaining": "1650" })
      .end(JSON.stringify(BODIES[url]));
  } else {
    response.writeHead(404).end();
  }
}

function targets(server: TestServer, change: Partial<TriageTargets> = {}): TriageTargets {
  return {
    intercom: { apiUrl: server.url, token: { kind: "value", token: TOKEN } },
    statusPage: { url: server.url, region: null },
    lastKnownRegion: null,
    healthUrl: `${server.url}/health`,
    ...change,
  };
}

const run = (input: TriageTargets) => triage(input, { now: () => NOW, deadlineMs: 1_000 });

describe("a run", () => {
  it("reads every probe, in order, and dates each", async () => {
    const result = await run(targets(await serve(answerWell)));
    expect(TriageReport.parse({ simulated: false, ...result }).readings).toEqual(result.readings);
    expect(result.readings.map(({ probe, state }) => `${probe} ${state}`)).toEqual([
      "api ok",
      "edge ok",
      "status ok",
      "incidents ok",
      "rate-limit ok",
      "health ok",
      "scope ok",
      "search ok",
    ]);
    expect(new Set(result.readings.map(({ at }) => at))).toEqual(new Set([NOW.toISOString()]));
    expect(result.verdict).toMatchObject({ side: "healthy", leaf: "intermittent", severity: null });
  });

  it("asks Intercom four times, the token on three of them, and nobody else with it", async () => {
    const server = await serve(answerWell);
    await run(targets(server));
    const asked = server.requests.map(({ method, url, headers }) => `${method} ${url} ${headers.authorization ?? "-"}`);
    expect(asked.filter((line) => !/summary|proxy|health/.test(line)).sort()).toEqual([
      `GET /conversations?per_page=1 Bearer ${TOKEN}`,
      "GET /me -",
      `GET /me Bearer ${TOKEN}`,
      `POST /contacts/search Bearer ${TOKEN}`,
    ]);
    expect(asked.filter((line) => line.includes("Bearer"))).toHaveLength(3);
  });

  it("asks everything at once: nobody is answered before all have asked", async () => {
    const awaited = new Set([
      "/me",
      "/conversations?per_page=1",
      "/contacts/search",
      "/api/v2/summary.json",
      "/health",
    ]);
    const held: (() => void)[] = [];
    const server = await serve((request, response) => {
      awaited.delete(request.url ?? "");
      held.push(() => answerWell(request, response));
      if (awaited.size === 0 && held.length >= 6) for (const answer of held.splice(0)) answer();
    });
    expect((await run(targets(server))).verdict.side).toBe("healthy");
  });

  it("leaves out what is not asked, and shows an unset health address as UNKNOWN", async () => {
    const { readings } = await run(targets(await serve(answerWell), { healthUrl: null }));
    expect(readings.find(({ probe }) => probe === "health")).toMatchObject({
      state: "unknown",
      value: "UNKNOWN",
      latencyMs: null,
    });
  });

  it("never throws: an address that is none is a reading as well", async () => {
    const { verdict } = await triage(
      {
        intercom: { apiUrl: "not an address", token: { kind: "value", token: TOKEN } },
        statusPage: { url: "", region: null },
        lastKnownRegion: null,
        healthUrl: "file:///etc/passwd",
      },
      { now: () => NOW },
    );
    expect(verdict.side).toBe("unknown");
  });
});

describe("the token file", () => {
  async function tokenFile(content: string): Promise<string> {
    const folder = await mkdtemp(path.join(tmpdir(), "offhook-runner-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = path.join(folder, "token");
    await writeFile(file, content);
    return file;
  }

  it("is read before each run: a rotated token turns ours into healthy", async () => {
    const server = await serve((request, response) => {
      const revoked = request.headers.authorization === "Bearer old-token-123";
      if (revoked) response.writeHead(401).end(JSON.stringify({ errors: [{ code: "token_revoked" }] }));
      else answerWell(request, response);
    });
    const file = await tokenFile("old-token-123\n");
    const input = targets(server, { intercom: { apiUrl: server.url, token: { kind: "file", path: file } } });
    expect((await run(input)).verdict).toMatchObject({ side: "ours", leaf: "token" });
    await writeFile(file, "new-token-456\n");
    expect((await run(input)).verdict).toMatchObject({ side: "healthy" });
  });

  it.each([
    ["is not there", null, "token_unreadable"],
    ["is empty", "\n", "token_empty"],
    ["holds a line break", "secret-one\nsecret-two", "token_malformed"],
  ])("that %s is a problem of ours, and Intercom is asked nothing with a token", async (_given, content, code) => {
    const server = await serve(answerWell);
    const file = content === null ? "/nowhere/token" : await tokenFile(content);
    const result = await run(
      targets(server, { intercom: { apiUrl: server.url, token: { kind: "file", path: file } } }),
    );
    expect(result.verdict).toMatchObject({ side: "ours", leaf: "token", severity: "P1" });
    expect(result.readings.map(({ probe }) => probe)).toEqual(["api", "edge", "status", "incidents", "health"]);
    expect(result.readings[0]).toMatchObject({ state: "fail", code, latencyMs: null, httpStatus: null });
    expect(server.requests.filter(({ headers }) => headers.authorization !== undefined)).toHaveLength(0);
    expect(JSON.stringify(result)).not.toContain("secret");
  });
});

describe("the region", () => {
  const regionsAsked = (server: TestServer) =>
    server.requests.flatMap(({ url }) => /subpage_slug=([a-z]+)-hosting/.exec(url ?? "")?.[1] ?? []).sort();

  it("is told by /me, for the next run to remember", async () => {
    expect((await run(targets(await serve(answerWell)))).region).toBe("eu");
  });

  it("is null where /me fails", async () => {
    const server = await serve((_request, response) => response.writeHead(500).end());
    expect((await run(targets(server, { lastKnownRegion: "au" }))).region).toBeNull();
  });

  it("decides which part of the status page is asked: all while it is not known", async () => {
    const server = await serve(answerWell);
    await run(targets(server));
    expect(regionsAsked(server)).toEqual(["au", "eu", "us"]);
  });

  it.each([
    ["the setting wins", { statusPage: "us", lastKnownRegion: "eu" }, ["us"]],
    ["then what the last run knew", { statusPage: null, lastKnownRegion: "eu" }, ["eu"]],
  ] as const)("%s", async (_rule, { statusPage, lastKnownRegion }, expected) => {
    const server = await serve(answerWell);
    await run(targets(server, { statusPage: { url: server.url, region: statusPage }, lastKnownRegion }));
    expect(regionsAsked(server)).toEqual(expected);
  });

  it("that this run's /me tells places an incident where nothing else does", async () => {
    const incident = { id: "i1", name: "Elevated errors", status: "identified" };
    const server = await serve((request, response) => {
      if (request.url === "/api/v2/summary.json") {
        response.end(
          JSON.stringify({ status: { description: "Partial Outage" }, components: [], incidents: [incident] }),
        );
      } else if (request.url?.startsWith("/proxy/")) {
        const affected = request.url.endsWith("eu-hosting") ? [incident] : [];
        const components = [{ id: "c1", name: "REST API" }];
        const impacts = affected.map((open) => ({
          ...open,
          component_impacts: [{ component_id: "c1", status: "partial_outage" }],
        }));
        response.end(JSON.stringify({ summary: { components, ongoing_incidents: impacts } }));
      } else answerWell(request, response);
    });
    expect((await run(targets(server))).verdict).toMatchObject({
      leaf: "upstream",
      severity: "P3",
      confidence: "certain",
    });
    expect((await run(targets(server, { lastKnownRegion: "us" }))).verdict.leaf).toBe("intermittent");
  });
});

describe("the token", () => {
  it("is nowhere in the result, whatever every system answers with it", async () => {
    const server = await serve((request, response) => {
      const said = request.headers.authorization ?? "nothing";
      response.writeHead(500, { "x-request-id": said.replace("Bearer ", ""), "x-ratelimit-remaining": said });
      response.end(
        JSON.stringify({ request_id: said, errors: [{ code: said.replace("Bearer ", ""), message: said }] }),
      );
    });
    const result = await run(targets(server));
    expect(JSON.stringify(result)).not.toContain(TOKEN);
    expect(result.verdict).toMatchObject({ side: "theirs", leaf: "server-error" });
  });
});
