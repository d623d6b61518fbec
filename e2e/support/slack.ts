import { expect } from "@playwright/test";
import type { App } from "./app.ts";

/** A message as the simulated Slack has it now. */
export type InSlack = { text: string; ts: string; threadTs: string | null; updates: number; blocks: unknown[] | null };

async function inSlack(app: App): Promise<InSlack[]> {
  const view = (await (await fetch(`${app.simulatorUrl}/control`)).json()) as { slack: { messages: InSlack[] } };
  return view.slack.messages;
}

/** Those that came since this was called. */
export async function newInSlack(app: App): Promise<() => Promise<InSlack[]>> {
  const before = new Set((await inSlack(app)).map(({ ts }) => ts));
  return async () => (await inSlack(app)).filter(({ ts }) => !before.has(ts));
}

/** Switches Slack alone. */
export async function slackIs(app: App, mode: string): Promise<void> {
  const body = JSON.stringify({ slack: mode });
  expect((await fetch(`${app.simulatorUrl}/control`, { method: "PUT", body })).status).toBe(200);
}
