import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { Command } from "#lib/incident/command.ts";
import { play, runTriage, test } from "./support/fixtures.ts";
import { openPostmortem, writeIn } from "./support/postmortem.ts";
import { newViewer } from "./support/viewer.ts";

test("from the verdict to the last line of the postmortem, and a viewer sees it all and changes nothing", async ({
  signedIn: page,
  app,
  browser,
  context,
}) => {
  test.slow();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);

  await test.step("the simulator breaks, and the verdict says how", async () => {
    await play(app, "token-revoked");
    await page.goto("/");
    await runTriage(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Intercom rejects our token (401 token_revoked).");
  });

  const actions = { count: 0 };
  const act = async (target: Locator) => {
    actions.count += 1;
    await target.click();
  };
  const number = await test.step("through the wizard to the copied Slack message", async () => {
    await act(page.getByRole("link", { name: "Walk the runbook" }));
    await act(page.getByRole("button", { name: "Follow the evidence" }));
    await expect(page.getByRole("heading", { level: 1, name: "Token rejected" })).toBeVisible();
    await act(page.getByRole("button", { name: "Declare incident" }));
    await expect(page.getByRole("heading", { level: 1, name: "Declare incident" })).toBeVisible();
    await act(page.getByRole("button", { name: "Declare incident" }));
    await expect(page.getByRole("heading", { level: 1, name: /INC-\d+ is declared/ })).toBeVisible();
    await act(page.getByRole("button", { name: "Copy message" }));
    expect(actions.count).toBeLessThanOrEqual(6);
    return Number(new URL(page.url()).searchParams.get("incident"));
  });
  const address = `/api/incidents/${number}`;

  await test.step("the copied text is the runbook's", async () => {
    const { nextUpdateAt } = await recordAt(page, address);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(
      [
        "[DRILL] [P1] INCIDENT: Intercom Integration",
        "Status: INVESTIGATING",
        "Impact: unknown",
        "Cause: Our token expired or was revoked",
        "Action: Rotating token",
        `Next update: ${nextUpdateAt?.slice(11, 16)} UTC`,
        "Commander: @Ann Admin",
      ].join("\n"),
    );
    expect(await (await page.request.get(`${address}/slack-message`)).text()).toBe(copied);
  });

  await test.step("the request ids of the failed probes are in the record", async () => {
    await page.getByRole("link", { name: /^Go to INC-/ }).click();
    const { requestIds } = await recordAt(page, address);
    expect(requestIds.map(({ endpoint, status, code }) => ({ endpoint, status, code }))).toContainEqual({
      endpoint: "GET /me",
      status: 401,
      code: "token_revoked",
    });
    await expect(page.getByRole("heading", { name: `Request ids (${requestIds.length})` })).toBeVisible();
    for (const { id } of requestIds) await expect(page.getByText(id).first()).toBeVisible();
  });

  await test.step("mitigation, then resolution", async () => {
    // Whoever declares an incident as its commander has acknowledged it by that.
    expect((await recordAt(page, address)).acknowledgedAt).not.toBeNull();
    await expect(page.getByRole("button", { name: "Acknowledge", exact: true })).toHaveCount(0);
    await page.getByText("Mitigation", { exact: true }).first().click();
    await page.getByLabel("What was done").fill("Rotated the token in the secret manager");
    await page.getByRole("button", { name: "Record mitigation" }).click();
    await expect(page.getByLabel("What was done")).toHaveValue("");
    await play(app, "healthy");
    await page.getByRole("button", { name: "Resolve", exact: true }).first().click();
    const dialog = page.getByRole("dialog", { name: "Resolve the incident" });
    await dialog.getByLabel("What fixed it").fill("The new token is in use");
    await dialog.getByRole("button", { name: "Resolve" }).click();
    await expect(dialog).toHaveCount(0);
  });

  const markdown = await test.step("the postmortem is written and downloaded", async () => {
    await openPostmortem(page, number);
    await writeIn(page, "Summary", "Intercom refused our token. Conversations did not load for our agents.");
    await writeIn(page, "Root Cause", "The token was revoked in the Developer Hub.");
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: /Download/ }).click();
    return readFile(await (await download).path(), "utf8");
  });

  await test.step("the downloaded document is the runbook's", async () => {
    const record = await recordAt(page, address);
    expect(markdown).toBe(expectedPostmortem(record));
    expect(await (await page.request.get(`${address}/postmortem.md`)).text()).toBe(markdown);
  });

  await test.step("a viewer sees all of it and can change none of it", async () => {
    const viewer = await newViewer(browser, page, app, "whole-path-viewer@example.com");
    await expect(viewer).toHaveURL(/\/incidents$/);
    await viewer
      .getByRole("link", { name: `INC-${number}` })
      .first()
      .click();
    await expect(viewer.getByText("Rotated the token in the secret manager")).toBeVisible();
    await expect(viewer.getByRole("button", { name: /Reopen|Add note|Acknowledge|Amend|Retract|Edit/ })).toHaveCount(0);
    await viewer.goto(`/incidents/${number}/postmortem`);
    await expect(viewer.getByRole("region", { name: "Root Cause" })).toContainText("revoked in the Developer Hub");
    await expect(viewer.getByRole("textbox")).toHaveCount(0);
    expect(await (await viewer.request.get(`${address}/postmortem.md`)).text()).toBe(markdown);
    const { version } = await recordAt(viewer, address);
    for (const { shape } of Command.options) {
      const refused = await viewer.request.post(`${address}/commands`, {
        headers: { origin: app.url },
        data: { type: shape.type.value },
      });
      expect([shape.type.value, refused.status()]).toEqual([shape.type.value, 403]);
    }
    expect((await viewer.request.post("/api/incidents", { headers: { origin: app.url }, data: {} })).status()).toBe(
      403,
    );
    expect((await recordAt(viewer, address)).version).toBe(version);
    await viewer.context().close();
  });
});

async function recordAt(page: Page, address: string): Promise<IncidentRecord> {
  const response = await page.request.get(address);
  expect(response.status()).toBe(200);
  return response.json();
}

/** The runbook's template, filled in by hand from the record: nothing of ours that writes postmortems is used. */
function expectedPostmortem({ entries, requestIds, startedAt, endedAt }: IncidentRecord): string {
  if (endedAt === null) throw new Error("the incident is not over");
  const [day, endDay] = [startedAt.slice(0, 10), endedAt.slice(0, 10)];
  // A run of the tests over midnight in UTC has dates in every line.
  const moment = (at = "") => (day === endDay ? at.slice(11, 16) : `${at.slice(0, 10)} ${at.slice(11, 16)}`);
  const time = (kind: string) => moment(entries.find(({ body }) => body.kind === kind)?.happenedAt);
  const minutes = (Date.parse(`${endedAt.slice(0, 16)}Z`) - Date.parse(`${startedAt.slice(0, 16)}Z`)) / 60_000;
  return `## Incident: Intercom Authentication Failed

**Date:** ${day} ${startedAt.slice(11, 16)} - ${moment(endedAt)} UTC${"  "}
**Duration:** 0 hours ${minutes} minute${minutes === 1 ? "" : "s"}${"  "}
**Severity:** P1${"  "}
**Intercom request_ids:** [${requestIds.map(({ id }) => id).join(", ")}]${"  "}

### Summary

Intercom refused our token. Conversations did not load for our agents.

### Timeline

- ${time("first-alert")} - First alert: Intercom rejects our token (401 token_revoked).
- ${time("triage")} - Triage started: Ours: Intercom rejects our token (401 token_revoked).
- ${time("mitigation")} - Mitigation: Rotated the token in the secret manager
- ${time("resolved")} - Resolution: The new token is in use

### Root Cause

The token was revoked in the Developer Hub.

### Impact

- Conversations affected: unknown
- Users unable to reach support: unknown
- Duration of degraded service: ${minutes}m

### Action Items

To be written.

Drill: declared on the simulator. No customer was affected.
`;
}
