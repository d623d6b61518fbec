import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEGRADATION_SAMPLE } from "#lib/runbook/degradation.ts";

const run = promisify(execFile);
const TSC = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");

/** As much of both packages as the sample touches, in the shapes of intercom-client 7.0.3 and lru-cache 11. */
const AMBIENT_TYPES = `
declare const process: { env: Record<string, string | undefined> };
declare const console: { warn(message: string): void };
declare module "intercom-client" {
  interface Contact { id: string; email?: string }
  export class IntercomClient {
    constructor(options: { token: string | (() => string); timeoutInSeconds?: number; maxRetries?: number });
    contacts: { find(request: { contact_id: string }): Promise<Contact> };
  }
  export class IntercomError extends Error {
    readonly statusCode?: number;
  }
  export class IntercomTimeoutError extends Error {
    constructor(message: string);
  }
}
declare module "lru-cache" {
  export class LRUCache<K extends {}, V extends {}> {
    constructor(options: { max: number; ttl: number });
    get(key: K): V | undefined;
    set(key: K, value: V | undefined): this;
  }
}
`;

/** Fakes that answer as the test tells them to: `globalThis.answer` is a contact to return or an error to throw. */
const FAKE_INTERCOM_CLIENT = `
export class IntercomError extends Error { constructor(statusCode) { super("no"); this.statusCode = statusCode; } }
export class IntercomTimeoutError extends Error {}
export class IntercomClient {
  contacts = {
    async find(request) {
      globalThis.asked.push(request);
      if (globalThis.answer instanceof Error) throw globalThis.answer;
      return globalThis.answer;
    },
  };
}
`;
const FAKE_LRU_CACHE = "export class LRUCache extends Map { constructor() { super(); } }";

/** Calls the sample once for each failure: with a warm cache, then with a cold one. */
const SCRIPT = `
import { IntercomError, IntercomTimeoutError } from "intercom-client";
globalThis.asked = [];
console.warn = (message) => globalThis.warnings.push(message);
const { getContactWithFallback } = await import("./sample.ts");
const failures = {
  timeout: new IntercomError(undefined), timeoutClass: new IntercomTimeoutError("late"),
  408: new IntercomError(408), 429: new IntercomError(429), 500: new IntercomError(500), 503: new IntercomError(503),
  401: new IntercomError(401), 403: new IntercomError(403), 404: new IntercomError(404), bug: new TypeError("ours"),
};
const outcome = async (id) => {
  globalThis.warnings = [];
  try {
    return { served: await getContactWithFallback(id), warnings: globalThis.warnings };
  } catch (error) {
    return { threw: error === globalThis.answer };
  }
};
const results = {};
for (const [name, failure] of Object.entries(failures)) {
  globalThis.answer = { id: name, email: "ann@example.com" };
  const fresh = await outcome(name);
  globalThis.answer = failure;
  results[name] = { fresh, warm: await outcome(name), cold: await outcome("never-seen") };
}
process.stdout.write(JSON.stringify({ results, asked: globalThis.asked }));
`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "offhook-degradation-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function typeErrors(name: string, source: string): Promise<string> {
  const project = join(folder, name);
  await mkdir(project);
  await writeFile(join(project, "sample.ts"), source);
  await writeFile(join(project, "ambient.d.ts"), AMBIENT_TYPES);
  const compilerOptions = {
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    noImplicitReturns: true,
    erasableSyntaxOnly: true,
    target: "es2024",
    lib: ["es2024"],
    module: "esnext",
    moduleResolution: "bundler",
    types: [],
  };
  await writeFile(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  try {
    await run(process.execPath, [TSC, "--project", project]);
    return "";
  } catch (failure) {
    if (failure instanceof Error && "stdout" in failure) return String(failure.stdout);
    throw failure;
  }
}

type Outcome = { served?: Record<string, unknown>; warnings?: string[]; threw?: boolean };

async function runSample(): Promise<{
  results: Record<string, { fresh: Outcome; warm: Outcome; cold: Outcome }>;
  asked: Record<string, unknown>[];
}> {
  const project = join(folder, "run");
  for (const [name, source] of [
    ["intercom-client", FAKE_INTERCOM_CLIENT],
    ["lru-cache", FAKE_LRU_CACHE],
  ] as const) {
    await mkdir(join(project, "node_modules", name), { recursive: true });
    await writeFile(join(project, "node_modules", name, "index.mjs"), source);
    await writeFile(join(project, "node_modules", name, "package.json"), JSON.stringify({ exports: "./index.mjs" }));
  }
  await writeFile(join(project, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(project, "sample.ts"), DEGRADATION_SAMPLE);
  await writeFile(join(project, "script.mjs"), SCRIPT);
  const { stdout } = await run(process.execPath, [join(project, "script.mjs")]);
  return JSON.parse(stdout);
}

describe("the graceful degradation sample", () => {
  it("given strict TypeScript, then the exact text compiles", async () => {
    expect(await typeErrors("exact", DEGRADATION_SAMPLE)).toBe("");
  });

  it("given the runbook's key contactId instead, then the same check refuses it", async () => {
    const asInTheRunbook = DEGRADATION_SAMPLE.replace("contact_id: contactId", "contactId");
    expect(await typeErrors("runbook", asInTheRunbook)).toContain("contactId");
  });

  it("given its text, then it holds no any", () => {
    expect(DEGRADATION_SAMPLE).not.toMatch(/\bany\b/);
  });

  it("given each failure, when it runs, then outages serve a marked copy, other errors and a cold cache throw", async () => {
    const { results, asked } = await runSample();
    const warm = (name: string) => results[name]?.warm;

    for (const outage of ["timeout", "timeoutClass", "408", "429", "500", "503"]) {
      expect(warm(outage)?.served, outage).toEqual({ id: outage, email: "ann@example.com", _stale: true });
      expect(warm(outage)?.warnings, outage).toHaveLength(1);
    }
    for (const other of ["401", "403", "404", "bug"]) expect(warm(other), other).toEqual({ threw: true });
    for (const [name, { fresh, cold }] of Object.entries(results)) {
      expect(fresh.served, name).toEqual({ id: name, email: "ann@example.com" });
      expect(cold, name).toEqual({ threw: true });
    }
    expect(asked[0]).toHaveProperty("contact_id");
  });
});
