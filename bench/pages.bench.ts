/**
 * How much script a browser must load before the dashboard works, gzipped, over what Next needs for an empty page. Both
 * are built by the same Next and served by the real servers; what counts are the scripts named in the first HTML.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { startApp } from "../e2e/support/app.ts";
import { run } from "../e2e/support/processes.ts";
import { createAdministrator, signInOverHttp } from "../e2e/support/sign-in.ts";
import { report } from "./support/figures.ts";

const AIM = 1.6;
const APP_PORT = 4390;
const EMPTY_PORT = 4395;

const next = path.join(import.meta.dirname, "../node_modules/next/dist/bin/next");
const emptyPage = path.join(import.meta.dirname, "empty-page");

async function gzippedScripts(url: string, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(url, { headers, redirect: "error" });
  const html = await response.text();
  // Old browsers alone load what is marked `nomodule`.
  const tags = [...html.matchAll(/<script[^>]+src="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag));
  const sources = new Set(tags.map(([, source]) => source ?? ""));
  const sizes = [...sources].map(async (source) => {
    const script = await fetch(new URL(source, url));
    return gzipSync(Buffer.from(await script.arrayBuffer())).length;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function weighEmptyPage(): Promise<number> {
  const built = await run(process.execPath, [next, "build", emptyPage], {});
  if (built.code !== 0) throw new Error(built.output + built.errors);
  const server = spawn(process.execPath, [next, "start", emptyPage, "-p", String(EMPTY_PORT)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    let output = "";
    while (!output.includes("Ready")) output += (await once(server.stdout, "data"))[0];
    return await gzippedScripts(`http://localhost:${EMPTY_PORT}/`);
  } finally {
    server.kill();
    await once(server, "exit");
  }
}

async function weighDashboard(): Promise<number> {
  const app = await startApp(APP_PORT);
  try {
    await createAdministrator(app.url);
    return await gzippedScripts(`${app.url}/`, { cookie: await signInOverHttp(app.url) });
  } finally {
    await app.stop();
  }
}

const empty = await weighEmptyPage();
const dashboard = await weighDashboard();
console.log(
  `Empty page ${(empty / 1024).toFixed(1)} KiB, dashboard ${(dashboard / 1024).toFixed(1)} KiB of gzipped scripts`,
);
report("pages", { "dashboard scripts over an empty page": { value: dashboard / empty, aim: AIM, better: "lower" } });
