import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { OPERATOR } from "#lib/auth/actor.ts";
import { makeSettling, SETTLING, type SettlingLimits } from "#lib/collab/settling.ts";
import type { Change } from "#lib/contracts/change.ts";
import { db } from "#lib/db/client.ts";
import { insertUpdates, readUpdates } from "#lib/db/narrative-updates.ts";
import { Declaration } from "#lib/incident/command.ts";
import type { Texts } from "#lib/narrative/document.ts";
import { updateOfTexts } from "#lib/narrative/update-of.ts";
import { type Hub, makeHub } from "#lib/realtime/hub.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { contextOf, openTestDatabase } from "#lib/services/testing.ts";

const ann = { kind: "account", id: "ann", name: "Ann" } as const;
const NEVER = 3_600_000;
const never: SettlingLimits = { ...SETTLING, noteAfterMs: NEVER, keepAfterMs: NEVER, keepAtLatestMs: NEVER };

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let hub: Hub;
const changes: Change[] = [];
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  hub = makeHub();
  hub.subscribe((message) => message.kind === "change" && changes.push(message.change));
  hub.start({ databaseUrl: database.url });
});
afterAll(async () => {
  await hub.close();
  await database.close();
});

const until = (holds: () => Promise<void>) => vi.waitFor(holds, { timeout: 20_000, interval: 20 });

/** An incident, and what was written in its narrative. */
async function write(texts: Texts): Promise<number> {
  const firstAlert = { text: "PagerDuty", at: "2026-11-22T14:05:00Z" };
  const input = Declaration.parse({ severity: "P2", impact: "Fin is silent", firstAlert });
  const { number } = await declareIncident({ ctx: contextOf(OPERATOR), input });
  for (const [section, text] of Object.entries(texts)) {
    await insertUpdates([{ number, update: updateOfTexts({ [section]: text }), authors: [ann], madeAt: new Date() }]);
  }
  return number;
}

const noted = (number: number) =>
  db().incident.findUniqueOrThrow({ where: { number }, select: { postmortem: true, narrativeWords: true } });
const versions = (number: number) => db().postmortemVersion.findMany({ where: { incidentNumber: number } });

describe("settling", () => {
  test("given quiet for a moment, then lists and search know what it says, and it is told where that is news", async () => {
    const texts: Texts = { summary: "Fin fell silent" };
    const number = await write(texts);
    const settling = makeSettling(number, () => texts, { ...never, noteAfterMs: 20 });
    settling.changed();
    await until(async () => {
      expect(await noted(number)).toEqual({ postmortem: "started", narrativeWords: "fin fell silent" });
      expect(changes).toContainEqual({ kind: "postmortem", number });
    });
    expect(await versions(number)).toEqual([]);
    await settling.close();
  });

  test("given one that is published, then more words do not take that back, and are found", async () => {
    const texts: Texts = { summary: "More words" };
    const number = await write(texts);
    await db().incident.update({ where: { number }, data: { postmortem: "published" } });
    const settling = makeSettling(number, () => texts, never);
    settling.changed();
    await settling.close();
    expect(await noted(number)).toEqual({ postmortem: "published", narrativeWords: "more words" });
  });

  test("given quiet for longer, then there is a version, and one row with nobody left to name", async () => {
    const number = await write({ summary: "Fin fell silent", "root-cause": "A token" });
    const settling = makeSettling(number, () => ({}), { ...never, keepAfterMs: 20 });
    settling.changed();
    await until(async () => expect(await versions(number)).toMatchObject([{ kind: "saved", authors: [ann] }]));
    await until(async () => expect(await readUpdates(number)).toMatchObject([{ authors: [] }]));
    await settling.close();
    expect(await versions(number)).toHaveLength(1);
  });

  test("given people who are never quiet, then there is a version after the longest time all the same", async () => {
    const number = await write({ summary: "On and on" });
    const settling = makeSettling(number, () => ({}), { ...never, keepAtLatestMs: 100 });
    const typing = setInterval(settling.changed, 5);
    await until(async () => expect(await versions(number)).toHaveLength(1));
    clearInterval(typing);
    await settling.close();
  });

  test("given many rows, then they are put together, without a version", async () => {
    const number = await write(Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`s${index}`, "x"])));
    const settling = makeSettling(number, () => ({}), { ...never, mostRows: 10 });
    settling.stored(10);
    expect(await readUpdates(number)).toHaveLength(12);
    settling.stored(2);
    await until(async () => expect(await readUpdates(number)).toMatchObject([{ authors: [ann] }]));
    expect(await versions(number)).toEqual([]);
    await settling.close();
  });

  test("given many rows again at once, then they wait until the last time is long enough ago", async () => {
    const number = await write({ summary: "x", "root-cause": "y" });
    const settling = makeSettling(number, () => ({}), { ...never, mostRows: 1, putTogetherEveryMs: 1_000 });
    settling.stored(2);
    await until(async () => expect(await readUpdates(number)).toHaveLength(1));
    const begun = performance.now();
    await insertUpdates([{ number, update: updateOfTexts({ more: "z" }), authors: [ann], madeAt: new Date() }]);
    settling.stored(2);
    await until(async () => expect(await readUpdates(number)).toHaveLength(1));
    expect(performance.now() - begun).toBeGreaterThan(500);
    await settling.close();
  });

  test("given a failure, then it is tried again", async () => {
    const texts: Texts = { summary: "At last" };
    const number = await write(texts);
    let failures = 2;
    const settling = makeSettling(
      number,
      () => {
        failures -= 1;
        if (failures >= 0) throw new Error("not now");
        return texts;
      },
      { ...never, noteAfterMs: 1, retryMs: 5 },
    );
    settling.changed();
    await until(async () => expect(await noted(number)).toMatchObject({ narrativeWords: "at last" }));
    await settling.close();
  });
});
