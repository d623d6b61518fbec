import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { MOST_BLOCKS, type Outline } from "#lib/contracts/postmortem.ts";
import { readUpdates } from "#lib/db/narrative-updates.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { changeOutline } from "#lib/services/change-outline.ts";
import { listVersions } from "#lib/services/list-versions.ts";
import { givenErasing, givenIncident, givenTyping } from "#lib/services/narrative-testing.ts";
import { readNarrative } from "#lib/services/read-narrative.ts";
import { readPostmortem } from "#lib/services/read-postmortem.ts";
import { readVersion } from "#lib/services/read-version.ts";
import { restoreVersion } from "#lib/services/restore-version.ts";
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

const textsIn = async (number: number) => (await readNarrative({ ctx: viewer, input: { number } })).texts;
const postmortemOf = (number: number) => readPostmortem({ ctx: viewer, input: { number } });
const versionsOf = async (number: number) =>
  (await listVersions({ ctx: viewer, input: { number, before: null } })).versions;
const restore = (number: number, id: number, actor = ben) =>
  restoreVersion({ ctx: contextOf(actor), input: { number, id } });

/** What stands is in the history from now on. */
async function kept(number: number): Promise<number> {
  await settleNarrative({ number, now: new Date(), version: true });
  const [newest] = await versionsOf(number);
  return newest?.id ?? 0;
}

async function givenOutline(number: number, change: (outline: Outline) => Outline): Promise<void> {
  const { outline, outlineVersion } = await postmortemOf(number);
  const input = { number, change: { expectedVersion: outlineVersion, outline: change(outline) } };
  await changeOutline({ ctx: contextOf(ann), input });
}

const narrative = (id: string) => ({ id, kind: "narrative" as const, title: `About ${id}` });

describe("restoring", () => {
  test("given words that were written since, then they are in the history, and the text is as it was", async () => {
    const { number } = await givenIncident(ann);
    await givenTyping(ann, number, "summary", "It broke.");
    const id = await kept(number);
    await givenTyping(ann, number, "summary", " And more.");
    await givenTyping(ann, number, "root-cause", "A token.");
    const restored = await restore(number, id);
    expect(restored).toMatchObject({ kind: "restored", restoredFrom: id, authors: [authorOf(ben)] });
    expect(await textsIn(number)).toEqual({ summary: "It broke." });
    expect((await postmortemOf(number)).progress).toBe("started");
    const versions = await versionsOf(number);
    expect(versions.map(({ kind }) => kind)).toEqual(["restored", "saved", "saved"]);
    expect(versions[1]?.authors).toEqual([authorOf(ann)]);
    const [newest, before, first] = await Promise.all(
      versions.map((version) => readVersion({ ctx: viewer, input: { number, id: version.id } })),
    );
    expect(before?.markdown).toContain("It broke. And more.");
    expect(newest?.markdown).toBe(first?.markdown);
  });

  test("given that it was restored, then settling makes no version of it, and what is written afterwards is its writer's", async () => {
    const { number } = await givenIncident(ann);
    await givenTyping(ann, number, "summary", "It broke.");
    const id = await kept(number);
    await givenErasing(ann, number, "summary");
    const restored = await restore(number, id);
    expect(await kept(number)).toBe(restored.id);
    expect(await readUpdates(number)).toHaveLength(1);
    await givenTyping(ann, number, "summary", " Twice.");
    await kept(number);
    expect((await versionsOf(number))[0]).toMatchObject({ kind: "saved", authors: [authorOf(ann)] });
  });

  test("given what stands already, and many who restore at once, then there is no version without a change", async () => {
    const { number } = await givenIncident(ann);
    await givenTyping(ann, number, "summary", "It broke.");
    const id = await kept(number);
    expect((await restore(number, id)).id).toBe(id);
    await givenTyping(ann, number, "summary", " Twice.");
    const restored = await Promise.all(Array.from({ length: 6 }, () => restore(number, id)));
    expect(new Set(restored.map((version) => version.id)).size).toBe(1);
    expect((await versionsOf(number)).map(({ kind }) => kind)).toEqual(["restored", "saved", "saved"]);
    expect(await textsIn(number)).toEqual({ summary: "It broke." });
  });

  test("given two who restore different versions at once, then the text is one of them, and no letter of the other", async () => {
    const { number } = await givenIncident(ann);
    await givenTyping(ann, number, "summary", "Alpha beta gamma.");
    const first = await kept(number);
    await givenErasing(ann, number, "summary");
    await givenTyping(ann, number, "summary", "Delta gamma epsilon.");
    const second = await kept(number);
    await givenTyping(ann, number, "summary", " Zeta.");
    await Promise.all([restore(number, first), restore(number, second)]);
    const [newest] = await versionsOf(number);
    const text = newest?.restoredFrom === first ? "Alpha beta gamma." : "Delta gamma epsilon.";
    expect(await textsIn(number)).toEqual({ summary: text });
  });

  test("given somebody who types meanwhile, then what they typed stays", async () => {
    const { number } = await givenIncident(ann);
    await givenTyping(ann, number, "summary", "It broke.");
    const id = await kept(number);
    await givenTyping(ann, number, "root-cause", "A token.");
    await Promise.all([restore(number, id), givenTyping(ann, number, "luck", "None.")]);
    expect(await textsIn(number)).toMatchObject({ summary: "It broke." });
    expect(Object.keys(await textsIn(number))).not.toContain("root-cause");
    await restore(number, id);
    expect(await textsIn(number)).toEqual({ summary: "It broke." });
  });

  test("given a section that was taken out since, then it comes back at the end, if it had words", async () => {
    const { number } = await givenIncident(ann);
    await givenOutline(number, (outline) => [narrative("luck"), narrative("silent"), ...outline]);
    await givenTyping(ann, number, "luck", "None.");
    const id = await kept(number);
    await givenErasing(ann, number, "luck");
    await givenOutline(number, (outline) => outline.filter((block) => block.id !== "luck" && block.id !== "silent"));
    const before = await postmortemOf(number);
    await restore(number, id);
    const after = await postmortemOf(number);
    expect(after.outline).toEqual([...before.outline, narrative("luck")]);
    expect(after.outlineVersion).toBe(before.outlineVersion + 1);
    expect(await textsIn(number)).toEqual({ luck: "None." });
  });

  test("given no room for a section that would come back, then that is said, and nothing has changed", async () => {
    const { number } = await givenIncident(ann);
    await givenOutline(number, (outline) => [...outline, narrative("luck")]);
    await givenTyping(ann, number, "luck", "None.");
    const id = await kept(number);
    await givenErasing(ann, number, "luck");
    const others = Array.from({ length: MOST_BLOCKS }, (_, at) => narrative(`part-${at}`));
    await givenOutline(number, (outline) =>
      [...outline.filter((block) => block.id !== "luck"), ...others].slice(0, MOST_BLOCKS),
    );
    await expect(restore(number, id)).rejects.toMatchObject({ code: "not_now" });
    expect(await textsIn(number)).toEqual({});
    expect(await versionsOf(number)).toHaveLength(1);
  });

  test("given a text of 5 MB that was replaced by another, then it is back", async () => {
    const { number } = await givenIncident(ann);
    const words = Array.from({ length: 250_000 }, (_, at) => `Line ${at} of it.\n`).join("");
    await givenTyping(ann, number, "summary", words);
    const id = await kept(number);
    await givenErasing(ann, number, "summary");
    await givenTyping(ann, number, "summary", words.toUpperCase());
    await restore(number, id);
    expect((await textsIn(number)).summary === words).toBe(true);
  });

  test("given a version of another postmortem, and an incident that does not exist, then neither is found", async () => {
    const [one, other] = [await givenIncident(ann), await givenIncident(ann)];
    await givenTyping(ann, one.number, "summary", "It broke.");
    const id = await kept(one.number);
    await expect(restore(other.number, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(restore(other.number + 1_000, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(readVersion({ ctx: viewer, input: { number: other.number, id } })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
