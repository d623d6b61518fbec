/**
 * An incident with 10,000 entries: from asking for its page to the first entries on screen, over a plain static list of the
 * same first page, with the same styles, from a bare `node:http`. Both in the same browser, in turn, each in a new tab of one
 * window, so that scripts and styles are there as they are for whoever opens a second incident.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium, type Page } from "@playwright/test";
import { incidentPath } from "#components/incident/paths.ts";
import { disconnect } from "#lib/db/client.ts";
import { importIncidents } from "#lib/db/incident-import.ts";
import { migrate } from "#lib/db/migrate.ts";
import { parseEnv, settleEnv } from "#lib/env.ts";
import type { IncidentEvent } from "#lib/incident/event.ts";
import { fold } from "#lib/incident/evolve.ts";
import { Log } from "#lib/incident/testing.ts";
import { openEmbedded } from "#lib/postgres/embedded.ts";
import { startApp, temporaryFolder } from "../e2e/support/app.ts";
import { createAdministrator, signInOverHttp } from "../e2e/support/sign-in.ts";
import { quantile, report } from "./support/figures.ts";

const AIM = 2;
const PORT = 4385;
const ENTRIES = 10_000;
const WARM_UP = 5;
const ROUNDS = 30;
const ENTRY = "#timeline li";

await using ending = new AsyncDisposableStack();
const folder = await temporaryFolder();
ending.defer(folder.remove);
const database = await openEmbedded(folder.path);
ending.defer(database.close);
await migrate(database.url);
settleEnv({ ...parseEnv({}), databaseUrl: database.url, authSecret: "not used" });
ending.defer(disconnect);

const events = longLog();
const texts = {};
const number = await importIncidents([{ events, state: fold(events), texts, writtenAt: new Date() }]);
const app = await startApp(PORT, { DATABASE_URL: database.url });
ending.defer(app.stop);
await createAdministrator(app.url);

const executablePath = process.env.OFFHOOK_TEST_BROWSER;
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args });
ending.defer(() => browser.close());
const context = await browser.newContext();
const cookies = (await signInOverHttp(app.url)).split("; ").map((cookie) => {
  const [name = "", ...value] = cookie.split("=");
  return { name, value: value.join("="), url: app.url };
});
await context.addCookies(cookies);

const ours = `${app.url}${incidentPath(number)}`;
const list = await firstPage(await context.newPage());
const peer = createServer((_, response) => response.setHeader("content-type", "text/html; charset=utf-8").end(list));
peer.listen(0, "127.0.0.1");
await once(peer, "listening");
ending.defer(async () => void peer.close());
const bare = `http://127.0.0.1:${(peer.address() as AddressInfo).port}/`;

const times: Record<"ours" | "bare", number[]> = { ours: [], bare: [] };
for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
  for (const side of round % 2 === 0 ? (["ours", "bare"] as const) : (["bare", "ours"] as const)) {
    const ms = await untilEntries(side === "ours" ? ours : bare);
    if (round >= WARM_UP) times[side].push(ms);
  }
}
for (const [side, one] of Object.entries(times)) {
  console.log(`${side}: median ${quantile(one, 0.5).toFixed(0)} ms, p95 ${quantile(one, 0.95).toFixed(0)} ms`);
}
report("timeline", {
  firstEntriesOverStaticList: {
    value: quantile(times.ours, 0.5) / quantile(times.bare, 0.5),
    aim: AIM,
    better: "lower",
  },
});

/** Mostly notes, as somebody, or a program, writes them through a long day. */
function longLog(): IncidentEvent[] {
  const begun = new Log({}, { drill: true }).events;
  const began = Date.parse("2026-11-22T14:10:00Z");
  const by = { kind: "account", id: "0190b3a0-0000-7000-8000-000000000001", name: "Ann Admin" } as const;
  const notes = Array.from({ length: ENTRIES - begun.length }, (_, index): IncidentEvent => {
    const at = new Date(began + index * 5_000).toISOString();
    const text = `Looked at shard ${index}: ${index % 7} of ${index % 11} calls failed, retrying with backoff.`;
    const body = { kind: "note", text, exported: false } as const;
    return { seq: begun.length + index + 1, happenedAt: at, recordedAt: at, by, body };
  });
  return [...begun, ...notes];
}

/** What the server sends of the timeline, with all styles in it. */
async function firstPage(page: Page): Promise<string> {
  await page.goto(ours);
  const timeline = await page.locator("#timeline").evaluate((section) => section.outerHTML);
  const styles = await page.evaluate(() =>
    Array.from(document.styleSheets, (sheet) => Array.from(sheet.cssRules, (rule) => rule.cssText).join("\n")).join(
      "\n",
    ),
  );
  await page.close();
  return `<!doctype html><html lang="en"><head><title>List</title><style>${styles}</style></head><body>${timeline}</body></html>`;
}

/** In a new tab, from its navigation to the frame in which the first entry stands on screen, in milliseconds. */
async function untilEntries(url: string): Promise<number> {
  const page = await context.newPage();
  try {
    await page.goto(url, { waitUntil: "commit" });
    return await page.evaluate(
      (selector) =>
        new Promise<number>((resolve) => {
          const look = () => {
            const entry = document.querySelector(selector);
            const isDrawn = entry !== null && entry.getBoundingClientRect().height > 0;
            // The frame after the one in which it was laid out shows it.
            if (isDrawn) requestAnimationFrame(() => resolve(performance.now()));
            else requestAnimationFrame(look);
          };
          look();
        }),
      ENTRY,
    );
  } finally {
    await page.close();
  }
}
