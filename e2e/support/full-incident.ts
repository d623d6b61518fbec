import type { Page } from "@playwright/test";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { CommandInput } from "#lib/incident/command.ts";
import type { App } from "./app.ts";
import { declareIncident, declareResolved, giveCommand } from "./incidents.ts";

const WORD = "x".repeat(60);

/** One that is open, with everything on it that an incident can have; some of it as long as it may be. */
export async function declareFull(page: Page, app: App): Promise<IncidentRecord> {
  const other = await declareResolved(page, app, { impact: "Conversations did not load" });
  let record = await declareIncident(page, app, {
    severity: "P1",
    leaf: "token",
    impact: `Messages are not sent ${WORD}`,
    firstAlert: { text: "Conversations do not load", at: new Date(Date.now() - 1_800_000).toISOString() },
    nextUpdateAt: new Date(Date.now() + 600_000).toISOString(),
  });
  const give = async (command: CommandInput) => {
    record = await giveCommand(page, app, record, command);
  };
  await give({ type: "set-commander", expectedVersion: record.version, commander: "Ann Admin", note: "You have it" });
  await give({ type: "set-communications", expectedVersion: record.version, communications: WORD });
  await give({ type: "set-scribe", expectedVersion: record.version, scribe: "Ben" });
  await give({
    type: "attach-log",
    format: "plain",
    lines: 2,
    excerpt: "2026-11-22T14:05:11Z ERROR intercom 503\nAuthorization: Bearer [token]",
    requestIds: [
      {
        id: "00163e2f-7b1c-4d5e-9f60-718293a4b5c6",
        endpoint: "GET /conversations?per_page=1",
        status: 503,
        code: "service_unavailable",
        at: null,
      },
    ],
  });
  await give({ type: "tick-step", step: "token-verify" });
  await give({ type: "start-waiting", reason: "Ticket 4711" });
  await give({ type: "end-waiting" });
  await give({ type: "start-waiting", reason: null });
  await give({ type: "post-message", text: `An update\n${WORD}`, mention: "none" });
  await give({ type: "add-note", text: WORD });
  const note = record.entries.at(-1)?.seq ?? 0;
  await give({ type: "redact-entry", entry: note });
  await give({ type: "relate", to: other.number });
  await give({
    type: "add-action-item",
    text: "Alert on 401 within a minute",
    owner: "Ben",
    due: "2020-02-29",
    kind: "monitoring",
    link: `https://${"sub.".repeat(12)}tracker.example/7`,
  });
  return record;
}
