import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AlreadyRunningError, openEmbedded } from "#lib/postgres/embedded.ts";

let folder: string;
let dataDir: string;

beforeEach(async () => {
  // A folder closed to every other account, as a clone under /root is.
  folder = await mkdtemp(path.join(os.tmpdir(), "offhook-pg-"));
  await chmod(folder, 0o700);
  dataDir = path.join(folder, "data");
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(path.join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);
}

const address = "http://localhost:3999";

describe("openEmbedded", () => {
  test("given an empty folder, when opened, closed and opened again, then what was committed is there", async () => {
    const first = await openEmbedded(dataDir);
    await query(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    await first.close();
    await expect(query(first.url, "SELECT 1")).rejects.toThrow("ECONNREFUSED");

    const second = await openEmbedded(dataDir);
    expect(await query(second.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    expect(await query(second.url, "SHOW server_encoding")).toEqual([{ server_encoding: "UTF8" }]);
    await second.close();
  });

  test("given an empty folder, when two servers and a command open it at once, then one server is told where the other is", async () => {
    const outcomes = await Promise.allSettled([
      openEmbedded(dataDir, { address }),
      openEmbedded(dataDir, { address }),
      openEmbedded(dataDir),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected").map((outcome) => outcome.reason);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toBeInstanceOf(AlreadyRunningError);
    expect((refused[0] as AlreadyRunningError).where).toBe(`${address} (process ${process.pid})`);
    for (const outcome of outcomes) if (outcome.status === "fulfilled") await outcome.value.close();
  });

  test("given a server, when a command comes and goes, then PostgreSQL goes on until the server leaves too", async () => {
    const server = await openEmbedded(dataDir, { address });
    const command = await openEmbedded(dataDir);
    await command.close();
    expect(await query(server.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await server.close();
    await expect(query(server.url, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
  });

  test("given a server that was killed, when the next one starts, then it takes over the PostgreSQL that was left behind", async () => {
    const script = `const { openEmbedded } = await import("#lib/postgres/embedded.ts");
      const { url } = await openEmbedded(${JSON.stringify(dataDir)}, { address: "http://localhost:1" });
      console.log(url); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [printed] = await once(child.stdout, "data");
    const orphan = await postmasterPid();
    child.kill("SIGKILL");
    await once(child, "exit");

    const next = await openEmbedded(dataDir, { address });
    expect(await postmasterPid()).toBe(orphan);
    expect(next.url).toBe(String(printed).trim());
    await next.close();
  });

  test("given a running server, when its PostgreSQL is killed, then it comes back on the same address", async () => {
    const server = await openEmbedded(dataDir, { address });
    const before = await postmasterPid();
    process.kill(before, "SIGKILL");
    await vi.waitUntil(
      () =>
        query(server.url, "SELECT 1").then(
          () => true,
          () => false,
        ),
      { timeout: 30_000 },
    );
    expect(await postmasterPid()).not.toBe(before);
    await server.close();
    await expect(query(server.url, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
  });

  test("given a postmaster.pid that names an innocent process, when opened, then PostgreSQL starts all the same", async () => {
    const first = await openEmbedded(dataDir);
    await first.close();
    const stale = `${process.ppid}\n${dataDir}/postgres\n1700000000\n5432\n\n127.0.0.1\n\nready\n`;
    await writeFile(path.join(dataDir, "postgres", "postmaster.pid"), stale);
    const second = await openEmbedded(dataDir);
    expect(await query(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await second.close();
  });
});
