import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import {
  access,
  appendFile,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { type Account, accountForPostgres, runAs } from "#lib/postgres/account.ts";
import { type Binaries, findBinaries } from "#lib/postgres/binaries.ts";

/** A PostgreSQL data folder of our own, and the means to start and stop its server. */
export type Cluster = { folder: string; password: string; account: Account | null; binaries: Binaries };

const PASSWORD_FILE = "offhook.password";
const SERVER_LOG = "postgres.log";
const START_SECONDS = 60;

/**
 * Finds the data folder or makes it. Two processes may do so at once: each makes a folder of its own and the first to
 * rename it into place wins, so that a half-made folder is never seen.
 * @param dataDir absolute; made if missing
 */
export async function openCluster(dataDir: string): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`DATA_DIR: cannot make the folder ${dataDir} (${error.code}).`);
  });
  await access(dataDir, constants.W_OK).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`DATA_DIR: cannot write to ${dataDir} (${error.code}).`);
  });
  const named = path.join(await realpath(dataDir), "postgres");
  // A server names its folder with all links followed, and so must we to recognise it.
  const folder = await realpath(named).catch(() => named);
  const binaries = await findBinaries();
  const account = await accountForPostgres(folder, binaries.initdb);
  let password = await readPassword(folder);
  if (password === null) {
    await makeCluster(folder, binaries, account);
    password = await readPassword(folder);
  }
  if (password === null)
    throw new Error(`${folder} is not a data folder that Offhook made. Move it away, or set DATA_DIR.`);
  return { folder, password, account, binaries };
}

/**
 * The port on which the cluster's server listens, after starting one if none runs. A server that outlived the process
 * that started it is taken over as it is.
 * @param port the port to start on; without it any free one
 */
export async function startCluster(cluster: Cluster, port?: number): Promise<number> {
  await removeStalePid(cluster);
  for (let attempt = 1; ; attempt += 1) {
    const running = await runningPort(cluster);
    if (running !== null) return running;
    const chosen = port ?? (await freePort());
    const logFile = path.join(cluster.folder, SERVER_LOG);
    const started = await pgCtl(cluster, [
      "start",
      "-w",
      "-t",
      `${START_SECONDS}`,
      "-l",
      logFile,
      "-o",
      `-p ${chosen}`,
    ]);
    // Somebody else may have started it in the meantime, or taken the port: look again before giving up.
    if (started.code === 0 || attempt < 3) continue;
    const log = await readFile(logFile, "utf8").catch(() => "");
    throw new Error(`PostgreSQL did not start:\n${started.output}\n${log.split("\n").slice(-8).join("\n")}`);
  }
}

/** Stops the server; connections to it are ended, what was committed is on disk. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  const stopped = await pgCtl(cluster, ["stop", "-m", "fast", "-w", "-t", "60"]);
  if (stopped.code !== 0 && (await runningPort(cluster)) !== null) {
    throw new Error(`PostgreSQL did not stop:\n${stopped.output}`);
  }
}

/** The address of a database in the cluster. Holds the password: never log it. */
export function clusterUrl(cluster: Cluster, port: number, database: string): string {
  return `postgresql://postgres:${cluster.password}@127.0.0.1:${port}/${database}`;
}

async function readPassword(folder: string): Promise<string | null> {
  try {
    return (await readFile(path.join(folder, PASSWORD_FILE), "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function makeCluster(folder: string, binaries: Binaries, account: Account | null): Promise<void> {
  await removeAbandoned(folder);
  const making = await mkdtemp(`${folder}.new-${process.pid}-`);
  const passwordFile = `${making}.password`;
  await writeFile(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (account) await Promise.all([making, passwordFile].map((file) => chown(file, account.uid, account.gid)));
  try {
    // The locale is built in, so that the sort order is the same on every machine and LC_ALL=C cannot make it SQL_ASCII.
    const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
    const login = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
    const made = await run(runAs(account, binaries.initdb, ["-D", making, ...locale, ...login]));
    if (made.code !== 0) throw new Error(`initdb failed:\n${made.output}`);
    // Loopback only. No socket file: its path may be longer than sockets allow, and its folder closed to the account.
    await appendFile(
      path.join(making, "postgresql.conf"),
      "\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nmax_connections = 100\n",
    );
    await rename(passwordFile, path.join(making, PASSWORD_FILE));
    await rename(making, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST" && error.code !== "EPERM") throw error;
    });
  } finally {
    await Promise.all([making, passwordFile].map((file) => rm(file, { recursive: true, force: true })));
  }
}

/** Removes what first starts that were killed half-way have left behind. */
async function removeAbandoned(folder: string): Promise<void> {
  const prefix = `${path.basename(folder)}.new-`;
  for (const name of await readdir(path.dirname(folder))) {
    if (!name.startsWith(prefix)) continue;
    const maker = Number.parseInt(name.slice(prefix.length), 10);
    try {
      process.kill(maker, 0);
    } catch {
      await rm(path.join(path.dirname(folder), name), { recursive: true, force: true });
    }
  }
}

/** The port of a running server, from the file that it writes; null while none runs. */
async function runningPort(cluster: Cluster): Promise<number | null> {
  const status = await pgCtl(cluster, ["status"]);
  if (status.code !== 0) return null;
  const lines = await pidFile(cluster);
  const port = Number(lines?.[3]);
  // Line 8 says "ready" once connections are accepted; before that the file may still lack the port.
  if (lines?.[7]?.trim() === "ready" && port > 0) return port;
  await new Promise((resolve) => setTimeout(resolve, 50));
  return runningPort(cluster);
}

async function pidFile(cluster: Cluster): Promise<string[] | null> {
  const text = await readFile(path.join(cluster.folder, "postmaster.pid"), "utf8").catch(() => null);
  return text?.split("\n") ?? null;
}

/**
 * After a crash of the whole machine the file names a process that is gone, or, in a container, one of ours that got the
 * same number; PostgreSQL would then refuse to start for ever. A server works in its data folder: one that does not is not it.
 */
async function removeStalePid(cluster: Cluster): Promise<void> {
  const pid = Number((await pidFile(cluster))?.[0]);
  if (process.platform !== "linux" || !(pid > 0)) return;
  const folder = await readlink(`/proc/${pid}/cwd`).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (folder !== cluster.folder) await rm(path.join(cluster.folder, "postmaster.pid"), { force: true });
}

function pgCtl(cluster: Cluster, args: string[]): Promise<{ code: number; output: string }> {
  return run(runAs(cluster.account, cluster.binaries.pgCtl, ["-D", cluster.folder, ...args]));
}

/** Any port that nothing listens on at the moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port");
  return address.port;
}

/**
 * Runs a program to its end. It gets a bare environment, because a server keeps what it was started with, secrets
 * included, and a folder to work in that no account is shut out of.
 */
async function run(invocation: ReturnType<typeof runAs>): Promise<{ code: number; output: string }> {
  const { file, args, ...identity } = invocation;
  const child: ChildProcess = spawn(file, args, {
    ...identity,
    cwd: "/",
    env: { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    output += chunk;
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", (error: NodeJS.ErrnoException) => {
      const missing = error.code === "ENOENT" && file === "setpriv";
      reject(
        missing
          ? new Error(
              "PostgreSQL does not run as root, and this folder is closed to other accounts. Move it, start as another user, or set DATABASE_URL.",
            )
          : error,
      );
    });
    // "exit", not "close": the server that pg_ctl leaves behind may hold the pipes for as long as it lives.
    child.once("exit", (code) => {
      child.stdout?.destroy();
      child.stderr?.destroy();
      resolve({ code: code ?? 1, output });
    });
  });
}
