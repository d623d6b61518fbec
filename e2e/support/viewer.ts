import type { Browser, Page } from "@playwright/test";
import type { App } from "./app.ts";
import { signIn } from "./fixtures.ts";

const PASSWORD = "a viewer's long password";

/** A new viewer, signed in, in a browser context of its own; close that. */
export async function newViewer(browser: Browser, admin: Page, app: App, email: string): Promise<Page> {
  const added = await admin.request.post("/api/accounts", {
    headers: { origin: app.url },
    data: { name: "Vic Viewer", email, role: "viewer", password: PASSWORD },
  });
  if (!added.ok()) throw new Error(`the account was not added: ${await added.text()}`);
  const context = await browser.newContext({ baseURL: app.url });
  const page = await context.newPage();
  await signIn(page, { email, password: PASSWORD });
  return page;
}
