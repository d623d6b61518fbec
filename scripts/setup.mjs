/**
 * What has to be there before Offhook can run: packages, the generated database client, the built pages. Plain
 * JavaScript without imports from npm, because the machine's own Node runs it before anything is installed.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");

/** The Node that package.json pins; scripts started with it run TypeScript as it is. */
export const pinnedNode = path.join(
  root,
  "node_modules",
  "node",
  "bin",
  process.platform === "win32" ? "node.exe" : "node",
);

const generatedStamp = path.join(root, "lib", "db", "generated", ".offhook-generated");
const builtStamp = path.join(root, ".next", ".offhook-built");
const lockFile = path.join(root, ".setup-lock");

/** What the pages are built from; a change in anything else needs no new build. */
const BUILD_INPUTS = ["app", "components", "lib", "public", "next.config.mjs", "postcss.config.mjs", "tsconfig.json"];

/** Brings everything up to date, saying what is done and how long it took. Does nothing, silently, where nothing is to do. */
export async function setUp({ build = false, say = console.log } = {}) {
  const steps = [
    { title: "Installing the packages of package-lock.json", isDone: isInstalled, work: install },
    { title: "Generating the database client", ...stamped(generatedStamp, generateInputs, generate) },
    ...(build ? [{ title: "Building the pages", ...stamped(builtStamp, buildInputs, buildPages) }] : []),
  ];
  if (steps.every((step) => step.isDone())) return;
  const unlock = await lock(say);
  try {
    for (const step of steps) if (!step.isDone()) await timed(step.title, say, step.work);
  } finally {
    unlock();
  }
}

/** Runs a program to its end; output is shown only when it fails. */
export function quietly(file, args, { env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    const forward = (signal) => child.kill(signal);
    process.once("SIGINT", forward).once("SIGTERM", forward);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.off("SIGINT", forward).off("SIGTERM", forward);
      if (code === 0) resolve(output);
      else reject(new Error(`${path.basename(file)} ${args.join(" ")} ended with ${signal ?? code}\n${output}`));
    });
  });
}

/** Says what begins, and how long it took when it has ended. */
export async function timed(title, say, work) {
  const began = performance.now();
  say(`${title} ...`);
  const result = await work();
  say(`${title}: done in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

/** A step that leaves behind what it was made from, so that it is done again when that has changed. */
function stamped(stamp, inputs, work) {
  return {
    isDone: () => existsSync(stamp) && readFileSync(stamp, "utf8") === inputs(),
    work: async () => {
      // Taken before the work, so that what is edited meanwhile counts as not done.
      const before = inputs();
      await work();
      mkdirSync(path.dirname(stamp), { recursive: true });
      writeFileSync(stamp, before);
    },
  };
}

/**
 * npm records what it has installed; that must be what the lock says. Packages of other platforms are optional and stay
 * away. The pinned Node comes from an install script, so it is missing where those were not run.
 */
function isInstalled() {
  const record = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record) || !existsSync(pinnedNode)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(record, "utf8")).packages;
  return Object.entries(wanted).every(([name, { version, integrity, optional, peer }]) => {
    const found = present[name];
    if (!found) return name === "" || optional === true || peer === true;
    return found.version === version && found.integrity === integrity;
  });
}

function install() {
  return quietly("npm", ["ci", "--no-audit", "--no-fund"]);
}

function generate() {
  // Generating needs no schema engine, yet Prisma downloads one unless it is pointed at a file that exists.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: pinnedNode,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  return quietly(pinnedNode, [bin("prisma", "build/index.js"), "generate"], { env });
}

function buildPages() {
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  return quietly(pinnedNode, [bin("next", "dist/bin/next"), "build"], { env });
}

/** A package's program by its file, since what lies in `.bin` is no JavaScript on Windows. */
export function bin(name, file) {
  return path.join(root, "node_modules", name, file);
}

function generateInputs() {
  return digest(["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"]);
}

function buildInputs() {
  return digest([...BUILD_INPUTS, "prisma/schema.prisma", "package-lock.json"]);
}

/** A hash over names and contents of the files, folders included; generated code and tests do not count. */
function digest(names) {
  const hash = createHash("sha256");
  const add = (name) => {
    const file = path.join(root, name);
    if (!existsSync(file)) return;
    for (const entry of listing(file)) {
      if (entry.isDirectory) add(path.join(name, entry.name));
      else hash.update(entry.name).update(readFileSync(entry.file));
    }
  };
  for (const name of names) add(name);
  return hash.digest("hex");
}

function listing(file) {
  try {
    return readdirSync(file, { withFileTypes: true })
      .filter((entry) => entry.name !== "generated" && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => ({ name: entry.name, isDirectory: entry.isDirectory(), file: path.join(file, entry.name) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (error.code === "ENOTDIR") return [{ name: path.basename(file), isDirectory: false, file }];
    throw error;
  }
}

/** One setup at a time in a checkout: two would tear up each other's node_modules. A dead one's lock is taken over. */
async function lock(say) {
  const mine = `${lockFile}.${process.pid}`;
  const unlock = () => rmSync(lockFile, { force: true });
  writeFileSync(mine, String(process.pid));
  try {
    for (let told = false; ; told = true) {
      // A link appears with its content at once; a file that is created and then written could be read empty.
      if (tryLink(mine, lockFile)) break;
      const holder = existsSync(lockFile) ? Number(readFileSync(lockFile, "utf8")) : 0;
      if (!isAlive(holder)) unlock();
      else if (!told) say(`Another start is setting up here (process ${holder}); waiting for it ...`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  } finally {
    rmSync(mine, { force: true });
  }
  process.once("exit", unlock);
  return () => {
    process.off("exit", unlock);
    unlock();
  };
}

function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function isAlive(pid) {
  if (pid === 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
