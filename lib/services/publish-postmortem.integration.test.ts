import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { exportPostmortem } from "#lib/services/export-postmortem.ts";
import { listVersions } from "#lib/services/list-versions.ts";
import { givenCommand, givenIncident, givenTyping } from "#lib/services/narrative-testing.ts";
import { publishPostmortem } from "#lib/services/publish-postmortem.ts";
import { readPostmortem } from "#lib/services/read-postmortem.ts";
import { settleNarrative } from "#lib/services/settle-narrative.ts";
import { actorWith, contextOf, openTestDatabase } from "#lib/services/testing.ts";

const ann = actorWith("responder");
const ben = actorWith("admin");
const viewer = contextOf(actorWith("viewer"));

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

const publish = (actor: typeof ann, number: number) => publishPostmortem({ ctx: contextOf(actor), input: { number } });
const postmortemOf = (number: number) => readPostmortem({ ctx: viewer, input: { number } });
const exported = (number: number, version: number | null = null) =>
  exportPostmortem({ ctx: viewer, input: { number, version } });
const versionsOf = async (number: number) =>
  (await listVersions({ ctx: viewer, input: { number, before: null } })).versions;

describe("publishing", () => {
  test("given words that are in no version yet, then the version names who wrote them, and who published last", async () => {
    const { number } = await givenIncident(ann);
    await givenTyping(ben, number, "summary", "It ", "broke.");
    await givenTyping(ann, number, "root-cause", "A token.");
    const version = await publish(ben, number);
    expect(version).toMatchObject({ kind: "published", published: 1, restoredFrom: null });
    expect(version.authors).toEqual([authorOf(ann), authorOf(ben)]);
    expect(await versionsOf(number)).toEqual([version]);
    await settleNarrative({ number, now: new Date(), version: true });
    expect(await versionsOf(number)).toEqual([version]);
  });

  test("given what was published, then it is so to the byte, whatever is written and recorded afterwards", async () => {
    const { number } = await givenIncident(ann);
    const words = "Line one  \r\n\n<b>Ünïcödé</b> 👩‍👩‍👧 e\u0301 שלום\n```\nopen";
    await givenTyping(ann, number, "summary", words);
    await publish(ann, number);
    const first = await exported(number, 1);
    expect(first).toContain(words);
    expect(first).toBe(await exported(number));
    await givenTyping(ben, number, "summary", "\n```\nMore.");
    await givenCommand(ann, number, { type: "set-severity", expectedVersion: 2, severity: "P3" });
    expect(await exported(number, 1)).toBe(first);
    expect(await exported(number)).not.toBe(first);
    expect(await publish(ben, number)).toMatchObject({ published: 2 });
    expect(await exported(number, 1)).toBe(first);
    expect(await exported(number, 2)).toBe(await exported(number));
  });

  test("given nothing that has changed since, then the same is answered, and no number is used up", async () => {
    const { number } = await givenIncident(ann);
    await givenTyping(ann, number, "summary", "It broke.");
    const first = await publish(ann, number);
    expect(await publish(ben, number)).toEqual(first);
    await givenTyping(ann, number, "summary", " Twice.");
    expect(await publish(ben, number)).toMatchObject({ published: 2, authors: [authorOf(ann), authorOf(ben)] });
  });

  test("given many who publish at once, then there is one", async () => {
    const { number } = await givenIncident(ann);
    await givenTyping(ann, number, "summary", "It broke.");
    const published = await Promise.all(Array.from({ length: 8 }, () => publish(ann, number)));
    expect(new Set(published.map(({ id }) => id)).size).toBe(1);
    expect(await versionsOf(number)).toHaveLength(1);
  });

  test("given many who write and publish at once, then the numbers follow each other without a gap", async () => {
    const { number } = await givenIncident(ann);
    await Promise.all(
      Array.from({ length: 8 }, async (_, at) => {
        await givenTyping(ann, number, `part-${at}`, "Words.");
        await givenCommand(ann, number, { type: "add-note", text: `Note ${at}` });
        await publish(ann, number);
      }),
    );
    const numbers = (await versionsOf(number)).map(({ published }) => published);
    expect(numbers).toEqual(numbers.map((_, at) => numbers.length - at));
  });
});

describe("a postmortem that was published", () => {
  test("given nothing new, then it is not outdated; once words or facts change, it is, and once they are as before, it is not", async () => {
    const { number } = await givenIncident(ann, { severity: "P1" });
    expect(await postmortemOf(number)).toMatchObject({ progress: "empty", published: null });
    await givenTyping(ann, number, "summary", "It broke.");
    const { madeAt } = await publish(ben, number);
    const published = { version: 1, at: madeAt, by: authorOf(ben) };
    expect(await postmortemOf(number)).toMatchObject({
      progress: "published",
      published: { ...published, isOutdated: false },
    });
    const { version } = await givenCommand(ann, number, { type: "set-severity", expectedVersion: 2, severity: "P3" });
    expect((await postmortemOf(number)).published).toEqual({ ...published, isOutdated: true });
    await givenCommand(ann, number, { type: "set-severity", expectedVersion: version, severity: "P1" });
    expect((await postmortemOf(number)).published?.isOutdated).toBe(false);
    await givenTyping(ann, number, "summary", " Twice.");
    expect(await postmortemOf(number)).toMatchObject({ progress: "published", published: { isOutdated: true } });
  });

  test("given an incident that does not exist, and a version, then neither is found", async () => {
    const { number } = await givenIncident(ann);
    await expect(publish(ann, number + 1_000)).rejects.toMatchObject({ code: "not_found" });
    await expect(postmortemOf(number + 1_000)).rejects.toMatchObject({ code: "not_found" });
    await expect(exported(number + 1_000)).rejects.toMatchObject({ code: "not_found" });
    await expect(exported(number, 1)).rejects.toMatchObject({ code: "not_found" });
    expect(await db().postmortemVersion.count({ where: { incidentNumber: number } })).toBe(0);
  });
});
