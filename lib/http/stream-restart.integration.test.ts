import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { OPERATOR } from "#lib/auth/actor.ts";
import { publishOutside } from "#lib/db/publish.ts";
import { hearAt, serveStream } from "#lib/http/stream-testing.ts";
import { clusterUrl, openCluster, startCluster, stopCluster } from "#lib/postgres/cluster.ts";
import { issueApiToken } from "#lib/services/issue-api-token.ts";
import { contextOf, openTestDatabase } from "#lib/services/testing.ts";

async function tokenHeaders(): Promise<{ authorization: string }> {
  const { token } = await issueApiToken({ ctx: contextOf(OPERATOR), input: { name: "Wall", role: "viewer" } });
  return { authorization: `Bearer ${token}` };
}

test("given 50 streams, when PostgreSQL stops and starts again, then all say so, and hear again within a second", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "offhook-stream-"));
  const cluster = await openCluster(folder);
  const port = await startCluster(cluster);
  const own = await openTestDatabase(clusterUrl(cluster, port, "postgres"));
  const server = await serveStream(own.url);
  try {
    const headers = [await tokenHeaders(), await tokenHeaders()];
    const opening = Array.from({ length: 50 }, (_, index) => hearAt(server.url, headers[index % 2] ?? {}));
    const hearers = await Promise.all(opening);
    await Promise.all(hearers.map((hearer) => hearer.hears("hearing")));

    await stopCluster(cluster);
    await Promise.all(hearers.map((hearer) => hearer.hears("deaf")));
    const late = await fetch(server.url, { headers: headers[0] ?? {} });
    expect([late.status, await late.json()]).toMatchObject([503, { code: "database_unavailable" }]);

    await startCluster(cluster, port);
    const back = performance.now();
    await Promise.all(hearers.map((hearer) => hearer.hears("hearing")));
    expect(performance.now() - back).toBeLessThan(1_000);

    await publishOutside({ kind: "triage" });
    await Promise.all(hearers.map((hearer) => hearer.hears("change", { kind: "triage" })));
    expect(await server.connections()).toBeGreaterThanOrEqual(50);
    for (const hearer of hearers) hearer.leave();
  } finally {
    await server.close();
    await own.close();
    await stopCluster(cluster);
    await rm(folder, { recursive: true, force: true });
  }
});
