import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from "vitest";
import { type Actor, OPERATOR } from "#lib/auth/actor.ts";
import type { Change } from "#lib/contracts/change.ts";
import type { Viewers } from "#lib/contracts/viewer.ts";
import { db } from "#lib/db/client.ts";
import { MOST_PAGES } from "#lib/db/incident-viewers.ts";
import { type Listener, listen } from "#lib/db/listener.ts";
import { publishOutside } from "#lib/db/publish.ts";
import { changeAccount } from "#lib/services/change-account.ts";
import { createAccount } from "#lib/services/create-account.ts";
import { givenIncident } from "#lib/services/narrative-testing.ts";
import { actorWith, contextOf, freshEmail, openTestDatabase } from "#lib/services/testing.ts";
import { sweepViewers, VIEWING_MS, viewIncident } from "#lib/services/view-incident.ts";

const AT = Date.parse("2026-11-22T14:05:00Z");

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let listener: Listener;
const told: Change[] = [];
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  let hearing = () => {};
  const isHearing = new Promise<void>((resolve) => {
    hearing = resolve;
  });
  const deaf = () => {};
  listener = listen(database.url, {
    onChange: (change) => told.push(change),
    onSignal: deaf,
    onDeaf: deaf,
    onHearing: hearing,
  });
  await isHearing;
});
afterAll(async () => {
  await listener.close();
  await database.close();
});
beforeEach(() => {
  told.length = 0;
});

async function somebody(name: string, role: "responder" | "viewer" = "responder"): Promise<Actor> {
  const { id, email } = await createAccount({
    ctx: contextOf(OPERATOR),
    input: { name, email: freshEmail(), role, password: "correct horse battery" },
  });
  return { kind: "account", id, name, email, role };
}

/** A page that somebody has open; what it says, so many seconds after `AT`, and the names that it is told. */
function pageOf(actor: Actor, number: number, page = randomUUID()) {
  const say = async (seconds: number, leaving: boolean): Promise<string[]> => {
    const ctx = contextOf(actor, new Date(AT + seconds * 1_000));
    const { viewers }: Viewers = await viewIncident({ ctx, input: { number, page, leaving } });
    return viewers.map(({ name }) => name);
  };
  return { page, see: (seconds = 0) => say(seconds, false), leave: (seconds = 0) => say(seconds, true) };
}

/** How often pages were told that somebody came or went, by all that was said before. */
async function timesTold(): Promise<number> {
  await publishOutside({ kind: "simulator" });
  await vi.waitFor(() => expect(told.at(-1)).toEqual({ kind: "simulator" }));
  const times = told.filter(({ kind }) => kind === "viewers").length;
  told.length = 0;
  return times;
}

const incident = async () => (await givenIncident(actorWith("responder"))).number;

describe("looking at an incident", () => {
  test("given two who come, one of them to read only, then each is told of both, by name, and both times pages hear of it", async () => {
    const number = await incident();
    const ben = await somebody("Ben");
    expect(await pageOf(ben, number).see()).toEqual(["Ben"]);
    expect(await timesTold()).toBe(1);
    expect(await pageOf(await somebody("Ann", "viewer"), number).see(1)).toEqual(["Ann", "Ben"]);
    expect(await timesTold()).toBe(1);
    expect(await pageOf(ben, await incident()).see()).toEqual(["Ben"]);
  });

  test("given a page that says so again and again, and a second page of the same person, then nobody is told of it", async () => {
    const number = await incident();
    const ben = await somebody("Ben");
    const { see } = pageOf(ben, number);
    await see();
    await timesTold();
    for (const seconds of [15, 30, 45, 60]) expect(await see(seconds)).toEqual(["Ben"]);
    expect(await pageOf(ben, number).see(61)).toEqual(["Ben"]);
    expect(await timesTold()).toBe(0);
    expect(await db().incidentViewer.count({ where: { incidentNumber: number } })).toBe(2);
  });

  test("given somebody who leaves one of two pages and then the other, then only the second is told", async () => {
    const number = await incident();
    const ben = await somebody("Ben");
    const [one, two] = [pageOf(ben, number), pageOf(ben, number)];
    await one.see();
    await two.see();
    await timesTold();
    expect(await one.leave(1)).toEqual(["Ben"]);
    expect(await timesTold()).toBe(0);
    expect(await two.leave(2)).toEqual([]);
    expect(await two.leave(3)).toEqual([]);
    expect(await timesTold()).toBe(1);
  });

  test("given a page that went without a word, then it counts for 40 s and no longer, and coming back is told", async () => {
    const number = await incident();
    const { see } = pageOf(await somebody("Ben"), number);
    const ann = pageOf(await somebody("Ann"), number);
    await see();
    expect(await ann.see(VIEWING_MS / 1_000)).toEqual(["Ann", "Ben"]);
    expect(await ann.see(VIEWING_MS / 1_000 + 1)).toEqual(["Ann"]);
    await timesTold();
    expect(await see(60)).toEqual(["Ann", "Ben"]);
    expect(await timesTold()).toBe(1);
  });

  test("given an account that is disabled, then it is shown no more, although its page was open", async () => {
    const number = await incident();
    const ben = await somebody("Ben");
    await pageOf(ben, number).see();
    if (ben.kind !== "account") throw new Error("an account");
    await changeAccount({ ctx: contextOf(OPERATOR), input: { id: ben.id, change: { disabled: true } } });
    expect(await pageOf(await somebody("Ann"), number).see(1)).toEqual(["Ann"]);
  });

  test("given the page of somebody else, then neither seeing nor leaving takes it from them", async () => {
    const number = await incident();
    const ben = pageOf(await somebody("Ben"), number);
    await ben.see();
    const thief = pageOf(await somebody("Eve"), number, ben.page);
    expect(await thief.see(1)).toEqual(["Ben"]);
    expect(await thief.leave(2)).toEqual(["Ben"]);
  });

  test("given a program that says it has ever more pages, then few are kept, and one that is closed makes room", async () => {
    const number = await incident();
    const ben = await somebody("Ben");
    const pages = Array.from({ length: MOST_PAGES + 5 }, () => pageOf(ben, number));
    for (const page of pages) expect(await page.see()).toEqual(["Ben"]);
    const rows = () => db().incidentViewer.findMany({ where: { incidentNumber: number } });
    expect(await rows()).toHaveLength(MOST_PAGES);
    expect(await timesTold()).toBe(1);
    await pages[0]?.leave(1);
    await pages.at(-1)?.see(2);
    expect((await rows()).map(({ page }) => page)).toContain(pages.at(-1)?.page);
  });

  test("given a program, then it is told who looks, and is nobody who does", async () => {
    const number = await incident();
    await pageOf(await somebody("Ben"), number).see();
    const program = { kind: "api-token", id: randomUUID(), name: "Robot", role: "viewer" } as const;
    expect(await pageOf(program, number).see(1)).toEqual(["Ben"]);
    expect(await pageOf(OPERATOR, number).see(1)).toEqual(["Ben"]);
  });

  test("given an incident that does not exist, and nobody, then it is refused", async () => {
    const number = await incident();
    await expect(pageOf(actorWith("viewer"), number + 1_000).see()).rejects.toMatchObject({ code: "not_found" });
    const nobody = viewIncident({ ctx: contextOf(null), input: { number, page: randomUUID(), leaving: false } });
    await expect(nobody).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

test("given pages that went long ago and one that is open, then only the open one is kept", async () => {
  const number = await incident();
  const ben = await somebody("Ben");
  await pageOf(ben, number).see(0);
  const { page, see } = pageOf(ben, number);
  await see(100);
  await sweepViewers(new Date(AT + 101_000));
  const rows = await db().incidentViewer.findMany({ where: { incidentNumber: number } });
  expect(rows.map((row) => row.page)).toEqual([page]);
});
