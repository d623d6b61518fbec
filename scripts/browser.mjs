import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { bin, pinnedNode, quietly, timed } from "./setup.mjs";

/** The browser without a window first: it does the same in a sixth less time. */
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ELSEWHERE = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/**
 * The browser for the end-to-end tests: the system's, else Playwright's own, else Debian's package, else what Playwright
 * can download. Closed networks refuse the last, so it comes last.
 * @returns the absolute path of its program
 */
export async function findBrowser(say = console.log) {
  const found = installed() ?? (await playwrights());
  if (found) return found;
  if (await isDebianAsRoot()) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await timed("Installing Chromium from Debian's packages", say, async () => {
      await quietly("apt-get", ["update", "-qq"], { env });
      await quietly("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium-headless-shell"], { env });
    });
  } else {
    await timed("Downloading Playwright's Chromium", say, () =>
      quietly(pinnedNode, [bin("@playwright/test", "cli.js"), "install", "chromium"]),
    );
  }
  const now = installed() ?? (await playwrights());
  if (!now) throw new Error("No browser for the end-to-end tests. Install Chromium.");
  return now;
}

function installed() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [...candidates, ...ELSEWHERE].find((file) => existsSync(file));
}

async function playwrights() {
  const { chromium } = await import("@playwright/test");
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

async function isDebianAsRoot() {
  const release = await readFile("/etc/os-release", "utf8").catch(() => "");
  return process.getuid?.() === 0 && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release);
}
