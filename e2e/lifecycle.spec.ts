import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { expect, test } from "@playwright/test";
import { startServer, temporaryFolder } from "./support/app.ts";
import { Program } from "./support/processes.ts";

/** Ports that no other test file uses. */
const PORT = 4310;

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

async function postgresRuns(dataDir: string): Promise<boolean> {
  return readFile(`${dataDir}/postgres/postmaster.pid`).then(
    () => true,
    () => false,
  );
}

test.describe.configure({ mode: "serial" });

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const programs: Program[] = [];

/** Remembers the program, so that a failed test leaves nothing running. */
function remember(program: Program): Program {
  programs.push(program);
  return program;
}

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(async () => {
  for (const program of programs.splice(0)) await program.stop();
  await folder.remove();
});

test("SIGTERM to npm start stops the server, the simulator and PostgreSQL", async () => {
  const npm = remember(
    new Program("npm", ["start"], { PORT: String(PORT), DATA_DIR: folder.path, npm_config_update_notifier: "false" }),
  );
  await npm.prints(`Offhook is at http://localhost:${PORT}`);
  expect(await answers(`http://localhost:${PORT}/api/health`)).toBe(true);
  expect(await answers(`http://127.0.0.1:${PORT + 1}/control`)).toBe(true);
  await npm.stop("SIGTERM");
  await expect.poll(() => answers(`http://localhost:${PORT}/api/health`)).toBe(false);
  await expect.poll(() => answers(`http://127.0.0.1:${PORT + 1}/control`)).toBe(false);
  await expect.poll(() => postgresRuns(folder.path)).toBe(false);
});

test("a server that was killed leaves a PostgreSQL that the next start takes over", async () => {
  const first = remember(await startServer(PORT, folder.path));
  await first.stop("SIGKILL");
  expect(await postgresRuns(folder.path)).toBe(true);
  const second = remember(await startServer(PORT, folder.path));
  expect(await second.stop("SIGINT")).toBe(0);
  expect(await postgresRuns(folder.path)).toBe(false);
});

test("a second start on the same data folder says that one is running, and where", async () => {
  remember(await startServer(PORT, folder.path));
  const second = remember(
    new Program(process.execPath, ["server.ts"], { PORT: String(PORT + 5), DATA_DIR: folder.path }),
  );
  expect(await second.ends()).toBe(1);
  expect(second.errors).toContain(`Offhook is already running at http://localhost:${PORT} (process`);
  expect(await answers(`http://localhost:${PORT}/api/health`)).toBe(true);
});

test("a taken port is named in one line, and nothing is left running", async () => {
  const squatter = createServer().listen(PORT);
  const server = remember(new Program(process.execPath, ["server.ts"], { PORT: String(PORT), DATA_DIR: folder.path }));
  expect(await server.ends()).toBe(1);
  squatter.close();
  expect(server.errors).toBe(
    `Offhook could not start. Port ${PORT} is taken by another program. Set PORT to a free one.\n`,
  );
  expect(await postgresRuns(folder.path)).toBe(false);
});

test("wrong variables stop the start with one line each", async () => {
  const server = remember(
    new Program(process.execPath, ["server.ts"], {
      DATA_DIR: folder.path,
      PORT: "many",
      INTERCOM_ACCESS_TOKEN: "two\nlines",
      STATUS_PAGE_REGION: "moon",
    }),
  );
  expect(await server.ends()).toBe(1);
  expect(server.errors.trim().split("\n")).toEqual([
    expect.stringMatching(/^INTERCOM_ACCESS_TOKEN: .*line break/),
    "STATUS_PAGE_REGION: expected us, eu or au",
    "PORT: expected a whole number from 1 to 65534",
  ]);
  expect(server.errors).not.toContain("two");
});

test("a database that cannot be reached is named without its password", async () => {
  const server = remember(
    new Program(process.execPath, ["server.ts"], {
      DATA_DIR: folder.path,
      PORT: String(PORT),
      DATABASE_URL: "postgresql://somebody:hunter2@127.0.0.1:9/offhook",
    }),
  );
  expect(await server.ends()).toBe(1);
  expect(server.errors).toContain("DATABASE_URL: cannot use the PostgreSQL at 127.0.0.1:9");
  expect(server.errors + server.output).not.toContain("hunter2");
});
