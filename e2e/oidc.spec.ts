import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import type { Account, AccountList } from "#lib/contracts/account.ts";
import type { AuditEvent, AuditPage } from "#lib/contracts/audit.ts";
import { type App, startApp } from "./support/app.ts";
import { expectAxeFindsNothingInAnyLook } from "./support/axe.ts";
import { startProvider, type TestProvider } from "./support/oidc-provider.ts";
import { ADMINISTRATOR, createAdministrator, signInOverHttp } from "./support/sign-in.ts";

const PORT = 4290;
const PROVIDER_PORT = 4295;

let provider: TestProvider;
let app: App;
let admin: Record<string, string>;

test.beforeAll(async () => {
  provider = await startProvider(PROVIDER_PORT, `http://localhost:${PORT}`);
  app = await startApp(PORT, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.client.id,
    OIDC_CLIENT_SECRET: provider.client.secret,
    OIDC_NAME: "Acme",
  });
  await createAdministrator(app.url);
  admin = { cookie: await signInOverHttp(app.url), origin: app.url, "content-type": "application/json" };
});

test.afterAll(async () => {
  await app.stop();
  await provider.close();
});

test.beforeEach(() => {
  provider.clockBehindSeconds = 0;
  provider.claimedIssuer = null;
});

/** A browser of their own, on the sign-in page. */
async function stranger(context: BrowserContext, path = "/sign-in"): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${app.url}${path}`);
  return page;
}

/** Presses the button, until the page has come to life and it leads on, and then the provider's. */
async function signInAs(page: Page, who: string): Promise<void> {
  await expect(async () => {
    // On a slow machine it may lead on after the wait for it was given up.
    if (!page.url().startsWith(provider.issuer)) {
      await page.getByRole("button", { name: "Sign in with Acme" }).click({ timeout: 3_000 });
    }
    await page.waitForURL(`${provider.issuer}/**`, { timeout: 3_000 });
  }).toPass();
  await page.getByRole("button", { name: who, exact: true }).click();
  await page.waitForURL(`${app.url}/**`);
}

async function expectSignedIn(page: Page): Promise<void> {
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
}

async function expectRefused(page: Page, words: string | RegExp): Promise<void> {
  await expect(page).toHaveURL(/\/sign-in\?/);
  await expect(page.getByRole("status").filter({ hasText: "Not signed in" })).toContainText(words);
  expect((await page.context().cookies(app.url)).map(({ name }) => name)).not.toContain("next-auth.session-token");
  expect(await page.content()).not.toContain(provider.client.secret);
}

async function asked<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(`${app.url}${path}`, { headers: admin, ...init });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

async function accountOf(email: string): Promise<Account> {
  const { accounts } = await asked<AccountList>("/api/accounts");
  const found = accounts.find((account) => account.email === email);
  if (found === undefined) throw new Error(`there is no account for ${email}`);
  return found;
}

/** What the audit log has about them, oldest first. */
async function toldOf(email: string): Promise<[AuditEvent["action"], AuditEvent["detail"]][]> {
  const { events } = await asked<AuditPage>("/api/audit");
  return events
    .filter(({ detail }) => detail.email === email)
    .map(({ action, detail: { email: _, ...detail } }): [AuditEvent["action"], AuditEvent["detail"]] => [
      action,
      detail,
    ])
    .reverse();
}

const through = `127.0.0.1:${PROVIDER_PORT}`;

test("the first sign-in makes the account with the role of the claim, and leads on to where somebody wanted to go", async ({
  context,
}) => {
  const email = "rita@example.com";
  provider.people.set("rita", { email, email_verified: true, name: "Rita Responder", roles: ["sales", "responder"] });
  const page = await stranger(context, "/runbook?leaf=token");
  await signInAs(page, "rita");
  await expect(page).toHaveURL(`${app.url}/runbook?leaf=token`);
  await expectSignedIn(page);
  const account = await accountOf(email);
  expect(account).toMatchObject({
    name: "Rita Responder",
    role: "responder",
    signsInBy: { password: false, providers: [{ host: through, role: "responder" }] },
  });
  expect(await toldOf(email)).toEqual([
    ["account.created", { role: "responder", through }],
    ["account.signed-in", { through }],
  ]);
  // No password, so none fits.
  await expect(signInOverHttp(app.url, { email, password: "null" })).rejects.toThrow("CredentialsSignin");
});

test("the second sign-in finds the same account; its role follows the claim, and stays where there is none", async ({
  browser,
}) => {
  const email = "max@example.com";
  const visit = async (claims: object) => {
    provider.people.set("max", { email, email_verified: true, name: "Max", ...claims });
    const context = await browser.newContext();
    const page = await stranger(context);
    await signInAs(page, "max");
    await expectSignedIn(page);
    await context.close();
    return accountOf(email);
  };
  const first = await visit({ roles: "viewer" });
  const second = await visit({ roles: "admin", email: "new-address@example.com" });
  expect([second.id, second.role]).toEqual([first.id, "admin"]);
  expect((await visit({})).role).toBe("admin");
  expect((await visit({ roles: [] })).role).toBe("viewer");
  expect((await toldOf(email)).filter(([action]) => action !== "account.signed-in")).toEqual([
    ["account.created", { role: "viewer", through }],
    ["account.changed", { role: "admin", roleBefore: "viewer", through }],
    ["account.changed", { role: "viewer", roleBefore: "admin", through }],
  ]);
});

test("a disabled account is refused, and says so", async ({ browser, context }) => {
  const email = "dora@example.com";
  provider.people.set("dora", { email, email_verified: true, roles: "viewer" });
  await signInAs(await stranger(context), "dora");
  const { id } = await accountOf(email);
  await asked(`/api/accounts/${id}`, { method: "PATCH", body: JSON.stringify({ disabled: true }) });
  const later = await browser.newContext();
  const page = await stranger(later, "/sign-in?to=%2Fincidents");
  await signInAs(page, "dora");
  await expectRefused(page, "Your account is disabled");
  expect(new URL(page.url()).searchParams.get("to")).toBe("/incidents");
  await expectAxeFindsNothingInAnyLook(page, "the sign-in page that refuses");
  await later.close();
});

test("an address that is not verified takes over no account; one that is verified leads to it", async ({ browser }) => {
  const before = await accountOf(ADMINISTRATOR.email);
  provider.people.set("eve", { email: ADMINISTRATOR.email, email_verified: false, roles: "admin" });
  provider.people.set("ann", { email: ADMINISTRATOR.email.toUpperCase(), email_verified: true, roles: "viewer" });
  const visit = async (who: string) => {
    const context = await browser.newContext();
    const page = await stranger(context);
    await signInAs(page, who);
    return { page, close: () => context.close() };
  };
  const eve = await visit("eve");
  await expectRefused(eve.page, "does not say that the address is verified");
  await eve.close();
  expect(await accountOf(ADMINISTRATOR.email)).toEqual(before);

  const ann = await visit("ann");
  await expectSignedIn(ann.page);
  await ann.close();
  // The only administrator, whatever the claim says; and the password remains.
  expect(await accountOf(ADMINISTRATOR.email)).toMatchObject({
    id: before.id,
    role: "admin",
    signsInBy: { password: true, providers: [{ host: through, role: "viewer" }] },
  });
  expect(await toldOf(ADMINISTRATOR.email)).toEqual(
    expect.arrayContaining([
      ["account.linked", { through }],
      ["account.changed", { roleGiven: "viewer", roleKept: "admin", through }],
    ]),
  );
  await signInOverHttp(app.url);

  provider.people.set("other", { email: ADMINISTRATOR.email, email_verified: true });
  const other = await visit("other");
  await expectRefused(other.page, "belongs to somebody else at Acme");
  await other.close();
});

for (const parameter of ["state", "nonce", "code_challenge"]) {
  test(`a sign-in whose ${parameter} was exchanged on the way is refused`, async ({ context }) => {
    provider.people.set("sam", { email: "sam@example.com", email_verified: true });
    const page = await stranger(context);
    await page.route(`${provider.issuer}/auth?**`, async (route) => {
      const url = new URL(route.request().url());
      url.searchParams.set(parameter, "x".repeat(43));
      await route.continue({ url: url.href });
    });
    await signInAs(page, "sam");
    await expectRefused(page, parameter === "code_challenge" ? "answered with an error" : "not a valid answer of Acme");
    expect(await toldOf("sam@example.com")).toEqual([]);
  });
}

test("an answer that was used, or that this browser never asked for, signs nobody in", async ({ browser, context }) => {
  provider.people.set("tom", { email: "tom@example.com", email_verified: true });
  const page = await stranger(context);
  const answers: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/auth/callback/oidc")) answers.push(request.url());
  });
  await signInAs(page, "tom");
  await expectSignedIn(page);
  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await elsewhere.goto(answers[0] ?? "");
  await expectRefused(elsewhere, "begun too long ago, or in another browser");
  await other.close();
});

test("what goes wrong at the provider is a sentence on the sign-in page", async ({ browser }) => {
  provider.people.set("uma", { email: "uma@example.com", email_verified: true });
  const visit = async (who: string, words: string) => {
    const context = await browser.newContext();
    const page = await stranger(context);
    await signInAs(page, who);
    await expectRefused(page, words);
    await context.close();
  };
  await visit("Cancel", "did not let you through, or you cancelled there");
  provider.clockBehindSeconds = 7_200;
  await visit("uma", "clocks of Offhook's server and of Acme differ");
  provider.clockBehindSeconds = 0;
  provider.claimedIssuer = "https://evil.example";
  await visit("uma", "not a valid answer of Acme");
  provider.claimedIssuer = null;
  provider.people.set("uma", { roles: "viewer" });
  await visit("uma", "did not say your e-mail address");
  expect(app.program.output + app.program.errors).not.toContain(provider.client.secret);
});

test("after a sign-in nobody is led to another site", async ({ context }) => {
  provider.people.set("vera", { email: "vera@example.com", email_verified: true });
  const page = await stranger(context, "/sign-in?to=https%3A%2F%2Fevil.example%2F");
  await page.route("**/api/auth/signin/oidc", async (route) => {
    const sent = route.request().postDataJSON() as Record<string, string>;
    await route.continue({ postData: JSON.stringify({ ...sent, callbackUrl: "https://evil.example/" }) });
  });
  await signInAs(page, "vera");
  expect(new URL(page.url()).origin).toBe(app.url);
});

test("a provider that cannot be reached says so at its button, and the password still works", async ({ context }) => {
  const page = await stranger(context);
  await provider.close();
  await expect(async () => {
    await page.getByRole("button", { name: "Sign in with Acme" }).click({ timeout: 3_000 });
    await expect(page.getByText("provider cannot be reached right now")).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await page.getByLabel("E-mail").fill(ADMINISTRATOR.email);
  await page.getByLabel("Password", { exact: true }).fill(ADMINISTRATOR.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expectSignedIn(page);
});
