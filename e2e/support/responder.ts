import type { Browser, Page } from "@playwright/test";
import type { App } from "./app.ts";
import { signIn } from "./fixtures.ts";

const PASSWORD = "a responder's long password";

/** Somebody else who may change incidents, signed in, in a browser context of their own; close that. */
export async function newResponder(
  browser: Browser,
  admin: Page,
  app: App,
  { name, email }: { name: string; email: string },
): Promise<Page> {
  const added = await admin.request.post("/api/accounts", {
    headers: { origin: app.url },
    data: { name, email, role: "responder", password: PASSWORD },
  });
  if (!added.ok()) throw new Error(`the account was not added: ${await added.text()}`);
  const context = await browser.newContext({ baseURL: app.url });
  const page = await context.newPage();
  await signIn(page, { email, password: PASSWORD });
  return page;
}
