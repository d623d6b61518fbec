import { type Browser, expect, type Page, test } from "@playwright/test";
import { postmortemPath } from "#components/incident/paths.ts";
import type { Role } from "#lib/contracts/account.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { startServer, temporaryFolder } from "./support/app.ts";
import { signIn } from "./support/fixtures.ts";
import { Line } from "./support/line.ts";
import { fieldOf, savedMark } from "./support/postmortem.ts";
import type { Program } from "./support/processes.ts";
import { ADMINISTRATOR, createAdministrator, signInOverHttp } from "./support/sign-in.ts";

const PORT = 4320;
/** Where the one who goes offline reaches the server. */
const LINE_PORT = 4325;
const URL_ = `http://localhost:${PORT}`;
const PASSWORD = "a long password of a test";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: Program;
let line: Line;
let record: IncidentRecord;

test.beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startServer(PORT, folder.path);
  line = await Line.from(LINE_PORT, PORT);
  await createAdministrator(URL_);
  const headers = { cookie: await signInOverHttp(URL_), origin: URL_, "content-type": "application/json" };
  const post = async <T>(path: string, body: object): Promise<T> => {
    const response = await fetch(URL_ + path, { method: "POST", headers, body: JSON.stringify(body) });
    expect(response.status).toBe(201);
    return (await response.json()) as T;
  };
  const people: Record<string, Role> = { bea: "responder", cem: "responder", vic: "viewer" };
  for (const [name, role] of Object.entries(people)) {
    await post("/api/accounts", { name, email: `${name}@example.com`, role, password: PASSWORD });
  }
  record = await post("/api/incidents", {
    severity: "P2",
    firstAlert: { text: "Conversations do not load", at: new Date().toISOString() },
  });
});
test.afterAll(async () => {
  await line.close();
  await server.stop();
  await folder.remove();
});

/** Somebody at the open postmortem, in a browser of their own. */
async function at(browser: Browser, name: string, baseURL = URL_): Promise<Page> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  const password = name === "ann" ? ADMINISTRATOR.password : PASSWORD;
  await signIn(page, { email: `${name}@example.com`, password });
  await page.goto(postmortemPath(record.number));
  return page;
}

const summaryOf = (page: Page) => fieldOf(page, "Summary");
const shown = (page: Page, words: RegExp) => page.getByText(words).filter({ visible: true }).first();

/** What stands in somebody's editor, line by line. */
async function textOf(page: Page): Promise<string> {
  // Names of others' cursors stand between the letters, and are no text.
  return summaryOf(page).evaluate((editor) => {
    const lines = [...editor.querySelectorAll(".cm-line")].map((line) => {
      const copy = line.cloneNode(true) as HTMLElement;
      for (const widget of copy.querySelectorAll("[contenteditable=false], .cm-widgetBuffer, .cm-ySelectionCaret"))
        widget.remove();
      return copy.textContent ?? "";
    });
    return lines.join("\n").replaceAll("\u2060", "");
  });
}

/** Goes to the end of the first paragraph, as a person does by clicking into it, and types. */
async function write(page: Page, words: string): Promise<void> {
  await summaryOf(page).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  await page.keyboard.type(words, { delay: 15 });
}

const exported = async () => {
  const headers = { cookie: await signInOverHttp(URL_) };
  return (await fetch(`${URL_}/api/incidents/${record.number}/postmortem.md`, { headers })).text();
};

test("three write one paragraph at once, one of them offline for a while, over a killed server; a viewer watches", async ({
  browser,
}) => {
  // A minute on an idle machine; five browsers take their time on a busy one.
  test.setTimeout(480_000);
  const [ann, bea, cem, vic] = await Promise.all([
    at(browser, "ann"),
    at(browser, "bea", `http://localhost:${LINE_PORT}`),
    at(browser, "cem"),
    at(browser, "vic"),
  ]);
  const writers = { ann, bea, cem };
  const pages = [ann, bea, cem];
  for (const page of pages) await expect(savedMark(page)).toBeVisible();
  await write(ann, "It began.");
  for (const page of [bea, cem]) await expect.poll(() => textOf(page)).toBe("It began.");
  await expect(shown(vic, /It began\./)).toBeVisible();
  await expect(summaryOf(vic)).toHaveCount(0);

  const typed: Record<string, string> = { ann: "", bea: "", cem: "" };
  /** Each types words of their own, all at once. */
  const allWrite = async (round: number) => {
    await Promise.all(
      Object.entries(writers).map(async ([name, page]) => {
        const words = Array.from({ length: 6 }, (_, word) => ` ${name}${round}${String.fromCharCode(97 + word)}`).join(
          "",
        );
        await write(page, words);
        typed[name] += words;
      }),
    );
  };

  await allWrite(1);
  line.cut();
  await expect(shown(bea, /^Offline/)).toBeVisible();
  await allWrite(2);
  await expect(shown(bea, /edits? waits? in this browser/)).toBeVisible();
  const killed = server.stop("SIGKILL");
  await allWrite(3);
  await killed;
  server = await startServer(PORT, folder.path);
  await allWrite(4);
  line.mend();
  await allWrite(5);

  for (const page of pages) await expect(savedMark(page)).toBeVisible({ timeout: 30_000 });
  await expect.poll(async () => new Set(await Promise.all(pages.map(textOf))).size, { timeout: 30_000 }).toBe(1);
  const text = await textOf(ann);
  // Who types where somebody else's words begin comes between them; no letter may be missing, or there twice.
  const letters = (words: string) => [...words].sort().join("");
  expect(letters(text)).toBe(letters(`It began.${Object.values(typed).join("")}`));
  expect(await exported()).toContain(`\n\n${text}\n\n`);
  await expect(vic.getByRole("region", { name: "Summary", exact: true })).toContainText(text, { timeout: 30_000 });
  for (const page of [...pages, vic]) await page.context().close();
});
