import { type Browser, expect, type Page } from "@playwright/test";
import { incidentPath } from "#components/incident/paths.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { App } from "./support/app.ts";
import { expectAxeFindsNothing } from "./support/axe.ts";
import { play, signIn, test } from "./support/fixtures.ts";
import { openIncident } from "./support/incident-page.ts";

test("two people tick a playbook together, and what Offhook checks is kept with its step", async ({
  signedIn: page,
  app,
  browser,
}) => {
  const record = await openIncident(page, app);
  const ben = await colleagueOf(page, app, browser);
  await ben.goto(incidentPath(record.number));
  for (const person of [page, ben]) await expect(playbookOn(person).getByText("0 of 7 done")).toBeVisible();

  await stepOn(page, "Check that INTERCOM_API_URL").getByRole("checkbox").check();
  await stepOn(ben, "Verify token is valid").getByRole("checkbox").check();
  for (const person of [page, ben]) {
    await expect(playbookOn(person).getByText("2 of 7 done")).toBeVisible();
    await expect(stepOn(person, "Verify token is valid")).toContainText("Ben Colleague, ");
  }
  await stepOn(page, "Verify token is valid").getByRole("checkbox").uncheck();
  await expect(stepOn(ben, "Verify token is valid").getByRole("checkbox")).not.toBeChecked();

  await play(app, "token-revoked");
  await stepOn(page, "Verify token is valid").getByRole("button", { name: "Verify the token" }).click();
  for (const person of [page, ben]) {
    const step = stepOn(person, "Verify token is valid");
    await expect(step.getByText("401 token_revoked: Intercom rejects our token")).toBeVisible();
    await expect(step.getByText("Failing", { exact: true })).toBeVisible();
  }
  await expect(page.getByRole("listitem").filter({ hasText: "Step checked" })).toContainText("401 token_revoked");

  // A tick that does not reach the server is told, and can be given again.
  await page.context().setOffline(true);
  await stepOn(page, "Update in secret manager").getByRole("checkbox").click();
  await expect(playbookOn(page).getByText('"Update in secret manager" is as it was')).toBeVisible();
  await expect(stepOn(page, "Update in secret manager").getByRole("checkbox")).not.toBeChecked();
  await page.context().setOffline(false);
  await stepOn(page, "Update in secret manager").getByRole("checkbox").check();
  await expect(playbookOn(ben).getByText("2 of 7 done")).toBeVisible();
  await expectAxeFindsNothing(page, "the playbook");
  await ben.context().close();
});

test("what was done stays told when the incident turns out to be another one", async ({ signedIn: page, app }) => {
  await openIncident(page, app);
  await stepOn(page, "Verify token is valid").getByRole("checkbox").check();
  await expect(playbookOn(page).getByText("1 of 7 done")).toBeVisible();
  await page.getByRole("button", { name: /^Edit classification:/ }).click();
  await page.getByLabel("Classification").selectOption("rate-limit");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("region", { name: "Playbook: Reduce request volume" })).toBeVisible();
  await expect(playbookOn(page).getByText(/^0 of \d+ done$/)).toBeVisible();
  await playbookOn(page).getByText("Done in other playbooks (1)").click();
  await expect(playbookOn(page).getByRole("listitem").filter({ hasText: "Verify token is valid" })).toBeVisible();
});

const TOKEN = "dG9rOjE3ZjQ4ZmM0X2E1YzdfNGQ5ZV84YjJmX2MzZDRlNWY2YTdiODoxOjA=";
const COOKIE = "9f8e7d6c5b4a39281706f5e4d3c2b1a0";
const EMAIL = "nora.example@customer.example";

/** As they come from real programs: an access log, a service that logs JSON, `curl -v`, and a client's error. */
const LOGS = [
  {
    kind: "Plain text",
    ids: ["00163e2f-7b1c-4d5e-9f60-718293a4b5c6", "00163e2f-7b1c-4d5e-9f60-718293a4b5c7"],
    text: `2026-11-22T14:05:10.123Z INFO  support-sync started by ${EMAIL}
2026-11-22T14:05:11.401Z ERROR intercom GET https://api.intercom.io/contacts?email=${EMAIL} failed: status=503 code=service_unavailable request_id=00163e2f-7b1c-4d5e-9f60-718293a4b5c6 Authorization: Bearer ${TOKEN}
2026-11-22T14:05:12.007Z ERROR intercom POST https://api.intercom.io/conversations failed: status=503 code=service_unavailable request_id=00163e2f-7b1c-4d5e-9f60-718293a4b5c7 Cookie: session=${COOKIE}
`,
  },
  {
    kind: "JSON lines",
    ids: ["00263e2f-7b1c-4d5e-9f60-718293a4b5c6"],
    text: `${[
      { level: 30, time: "2026-11-22T14:05:10.123Z", msg: "sync started", user: { email: EMAIL } },
      {
        level: 50,
        time: "2026-11-22T14:05:11.401Z",
        msg: "Intercom call failed",
        req: {
          method: "GET",
          url: "https://api.intercom.io/contacts/5f1a",
          headers: { authorization: `Bearer ${TOKEN}` },
        },
        res: {
          statusCode: 429,
          headers: { "x-request-id": "00263e2f-7b1c-4d5e-9f60-718293a4b5c6", "set-cookie": `session=${COOKIE}` },
          body: { type: "error.list", errors: [{ code: "rate_limit_exceeded", message: `Slow down, ${EMAIL}` }] },
        },
      },
    ]
      .map((entry) => JSON.stringify(entry))
      .join("\n")}\n`,
  },
  {
    kind: "HTTP dump",
    ids: ["00363e2f-7b1c-4d5e-9f60-718293a4b5c6"],
    text: `> GET /conversations?per_page=1 HTTP/1.1
> Host: api.intercom.io
> Authorization: Bearer ${TOKEN}
> Cookie: session=${COOKIE}
>
< HTTP/1.1 401 Unauthorized
< Date: Sun, 22 Nov 2026 14:05:11 GMT
< Content-Type: application/json; charset=utf-8
< X-Request-Id: 00363e2f-7b1c-4d5e-9f60-718293a4b5c6
< Set-Cookie: session=${COOKIE}; path=/; HttpOnly
<
{"type":"error.list","request_id":"00363e2f-7b1c-4d5e-9f60-718293a4b5c6","errors":[{"code":"token_revoked","message":"Access Token of ${EMAIL} was revoked"}]}
`,
  },
  {
    kind: "Stack trace",
    ids: ["00463e2f-7b1c-4d5e-9f60-718293a4b5c6"],
    text: `IntercomError: UnauthorizedError
Status code: 401
Body: {
  "type": "error.list",
  "request_id": "00463e2f-7b1c-4d5e-9f60-718293a4b5c6",
  "errors": [
    { "code": "token_revoked", "message": "Access Token of ${EMAIL} was revoked" }
  ]
}
    at Contacts.find (/srv/app/node_modules/intercom-client/dist/cjs/api/resources/contacts/client/Client.js:312:31)
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)
    at async loadContact (/srv/app/src/contacts.ts:41:20) {
  headers: { authorization: 'Bearer ${TOKEN}', cookie: 'session=${COOKIE}' }
}
`,
  },
] as const;

test("a log of each kind gives every id and nothing that is secret or personal", async ({ signedIn: page, app }) => {
  const { number } = await openIncident(page, app, { leaf: null });
  for (const { kind, ids, text } of LOGS) {
    await page.getByRole("button", { name: "Paste a log" }).click();
    const dialog = page.getByRole("dialog", { name: "Paste a log" });
    await dialog.getByLabel("Log", { exact: true }).fill(text);
    await dialog.getByRole("button", { name: "Find request ids" }).click();
    await expect(dialog.getByText(kind, { exact: false }).first()).toBeVisible();
    for (const id of ids) await expect(dialog.getByRole("checkbox", { name: id })).toBeChecked();
    await expect(dialog.getByText(/^Blacked out: /)).toBeVisible();
    await expectNothingLeaks(kind, await dialog.getByRole("region", { name: "Excerpt" }).innerText());
    await expectAxeFindsNothing(page, `the review of: ${kind}`);
    await dialog.getByRole("button", { name: /^Attach \d+ request ids?$/ }).click();
    await expect(dialog).toHaveCount(0);
  }
  const answer = await page.request.get(`/api/incidents/${number}`);
  const stored = await answer.text();
  const record: IncidentRecord = JSON.parse(stored);
  expect(record.requestIds.map(({ id }) => id).sort()).toEqual(LOGS.flatMap(({ ids }) => ids).sort());
  for (const { id, status, code } of record.requestIds) expect([status, code], id).not.toContain(null);
  await expectNothingLeaks("the record", stored);
  await page.reload();
  await expect(page.getByText("Request ids (5)")).toBeVisible();
  await expectNothingLeaks("the page", await page.content());
  const exported = await page.request.get(`/api/incidents/${number}/postmortem.md`);
  await expectNothingLeaks("the export", await exported.text());

  await page.getByRole("button", { name: "Ticket for Intercom support" }).click();
  const ticket = page.getByRole("dialog", { name: "Ticket for Intercom support" });
  await expect(ticket.getByRole("textbox", { name: "Ticket" })).toHaveValue(
    new RegExp(`Our incident: INC-${number}[^]*Request ids \\(5\\):[^]*00463e2f-7b1c-4d5e-9f60-718293a4b5c6`),
  );
  await expectAxeFindsNothing(page, "the ticket");
});

test("a log that tells nothing is said to, and one that was read is not lost by accident", async ({
  signedIn: page,
  app,
}) => {
  await openIncident(page, app, { leaf: null });
  await page.getByRole("button", { name: "Paste a log" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste a log" });
  const field = dialog.getByLabel("Log", { exact: true });
  const find = dialog.getByRole("button", { name: "Find request ids" });
  await find.click();
  await expect(dialog.getByText(/There is nothing in it/)).toBeVisible();
  await field.fill("2026-11-22T14:05:10Z INFO all is well\n");
  await find.click();
  await expect(dialog.getByText(/^No request id in/)).toBeVisible();
  await expect(field).toHaveValue(/all is well/);
  await dialog.locator("input[type=file]").setInputFiles({
    name: "huge.log",
    mimeType: "text/plain",
    buffer: Buffer.alloc(6 * 1024 * 1024, "x"),
  });
  await expect(dialog.getByText("This log has 6 MB; at most 5 MB are read at once.", { exact: false })).toBeVisible();

  await field.fill(LOGS[0].text);
  await find.click();
  await page.keyboard.press("Escape");
  const question = page.getByRole("alertdialog", { name: "Close without attaching?" });
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog.getByRole("checkbox", { name: LOGS[0].ids[0] })).toBeChecked();
  // Without a server what was chosen and written stays, and is attached once it is back.
  await page.context().setOffline(true);
  await dialog.getByRole("checkbox", { name: LOGS[0].ids[1] }).uncheck();
  await dialog.getByRole("button", { name: "Attach 1 request id" }).click();
  await expect(dialog.getByText("Not all of it is attached")).toBeVisible();
  await page.context().setOffline(false);
  await dialog.getByRole("button", { name: "Attach 1 request id" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("Request ids (1)")).toBeVisible();
});

async function expectNothingLeaks(where: string, text: string): Promise<void> {
  for (const secret of [TOKEN, COOKIE, EMAIL, encodeURIComponent(EMAIL)]) {
    expect(text.includes(secret), `${where} holds ${secret}`).toBe(false);
  }
}

function playbookOn(page: Page) {
  return page.getByRole("region", { name: /^Playbook/ });
}

function stepOn(page: Page, title: string) {
  return playbookOn(page).getByRole("listitem").filter({ hasText: title }).first();
}

/** Somebody else who may write, signed in, in a browser context of their own; close that. */
async function colleagueOf(admin: Page, app: App, browser: Browser): Promise<Page> {
  const person = { email: "ben@evidence.example", password: "a colleague's long password" };
  const added = await admin.request.post("/api/accounts", {
    headers: { origin: app.url },
    data: { name: "Ben Colleague", role: "responder", ...person },
  });
  expect(added.status(), await added.text()).toBe(201);
  const page = await (await browser.newContext({ baseURL: app.url })).newPage();
  await signIn(page, person);
  return page;
}
