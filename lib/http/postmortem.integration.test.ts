import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import {
  Postmortem,
  PostmortemTemplate,
  PostmortemVersionPage,
  PostmortemVersionText,
} from "#lib/contracts/postmortem.ts";
import { type PostmortemClient, postmortemClient } from "#lib/http/testing-postmortems.ts";
import { RUNBOOK_OUTLINE } from "#lib/runbook/outline.ts";
import { changeTemplate } from "#lib/services/change-template.ts";
import { givenIncident, givenTyping } from "#lib/services/narrative-testing.ts";
import { settleNarrative } from "#lib/services/settle-narrative.ts";
import { actorWith, contextOf, openTestDatabase } from "#lib/services/testing.ts";

const somebody = actorWith("responder");
const admin = actorWith("admin");

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ann: PostmortemClient;
let ben: PostmortemClient;
let viewer: PostmortemClient;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  ann = await postmortemClient("Ann's script");
  ben = await postmortemClient("Ben's script");
  viewer = await postmortemClient("A stakeholder", "viewer");
});
afterAll(() => database.close());

const luck = { id: "luck", kind: "narrative", title: "Where we got lucky" } as const;
const [summary, ...others] = RUNBOOK_OUTLINE;

async function declared(): Promise<number> {
  return (await givenIncident(somebody)).number;
}

/** A version of its own for each text. */
async function givenVersions(number: number, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await givenTyping(somebody, number, "summary", text);
    await settleNarrative({ number, now: new Date(), version: true });
  }
}

describe("a postmortem", () => {
  test("given a new incident, then it has a document and the runbook's sections", async () => {
    const number = await declared();
    const { status, body } = await viewer.read(number);
    expect(status).toBe(200);
    expect(Postmortem.parse(body)).toEqual(body);
    expect(body).toMatchObject({ number, outline: RUNBOOK_OUTLINE, outlineVersion: 1, published: null, comments: [] });
    expect((await viewer.read(await declared())).body.document).not.toBe(body.document);
  });

  test.each(["0", "01", "abc", "2147483648", "99999", "1%20"])(
    "given the number %s, then there is nothing at that address",
    async (number) => {
      expect((await viewer.read(number)).status).toBe(404);
    },
  );
});

describe("the sections", () => {
  test("given new names, another order and one more, then they are so for everybody, and in the export", async () => {
    const number = await declared();
    await givenTyping(somebody, number, "luck", "It was a Sunday.");
    const outline = [{ ...summary, title: "What happened" }, luck, ...others];
    const { status, body } = await ann.changeOutline(number, { expectedVersion: 1, outline });
    expect([status, body.outline, body.outlineVersion]).toEqual([200, outline, 2]);
    expect((await viewer.read(number)).body).toEqual(body);
    const markdown = await (await viewer.markdown(number)).text();
    expect(markdown).toContain("### What happened\n\nTo be written.\n\n### Where we got lucky\n\nIt was a Sunday.\n");
  });

  test("given one that is taken out and put back, then its text was there all along", async () => {
    const number = await declared();
    await givenTyping(somebody, number, "luck", "It was a Sunday.");
    await ann.changeOutline(number, { expectedVersion: 1, outline: [...RUNBOOK_OUTLINE, luck] });
    await ann.changeOutline(number, { expectedVersion: 2, outline: RUNBOOK_OUTLINE });
    expect(await (await viewer.markdown(number)).text()).not.toContain("Sunday");
    await ann.changeOutline(number, { expectedVersion: 3, outline: [...RUNBOOK_OUTLINE, luck] });
    expect(await (await viewer.markdown(number)).text()).toContain("It was a Sunday.");
  });

  test("given somebody who changed them meanwhile, then it says who; the same change twice is no conflict", async () => {
    const number = await declared();
    const outline = [...RUNBOOK_OUTLINE, luck];
    await ben.changeOutline(number, { expectedVersion: 1, outline });
    const refused = await ann.changeOutline(number, { expectedVersion: 1, outline: [luck, ...RUNBOOK_OUTLINE] });
    expect([refused.status, refused.body.code]).toEqual([409, "conflict"]);
    expect(refused.body.conflict).toMatchObject({ value: "outline", current: null, by: ben.author, version: 2 });
    const same = await ann.changeOutline(number, { expectedVersion: 1, outline });
    expect([same.status, same.body.outlineVersion]).toEqual([200, 2]);
  });

  test("given two who change them at once, then one of them hears of the other", async () => {
    const number = await declared();
    const answers = await Promise.all([
      ann.changeOutline(number, { expectedVersion: 1, outline: [luck, ...RUNBOOK_OUTLINE] }),
      ben.changeOutline(number, { expectedVersion: 1, outline: [...RUNBOOK_OUTLINE, luck] }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test.each([
    ["a version that never was", { expectedVersion: 9, outline: [...RUNBOOK_OUTLINE, luck] }, "expectedVersion"],
    ["no version", { outline: RUNBOOK_OUTLINE }, "expectedVersion"],
    ["no outline", { expectedVersion: 1 }, "outline"],
    ["a section of the runbook that is missing", { expectedVersion: 1, outline: others }, "outline"],
    ["a section twice", { expectedVersion: 1, outline: [...RUNBOOK_OUTLINE, luck, luck] }, "outline.6.id"],
    [
      "words where facts stand",
      { expectedVersion: 1, outline: [{ ...summary, kind: "impact" }, ...others] },
      "outline.0.kind",
    ],
    ["no title", { expectedVersion: 1, outline: [{ ...summary, title: " \u200d " }, ...others] }, "outline.0.title"],
    [
      "a title of two lines",
      { expectedVersion: 1, outline: [{ ...summary, title: "a\nb" }, ...others] },
      "outline.0.title",
    ],
    [
      "an id that is none",
      { expectedVersion: 1, outline: [...RUNBOOK_OUTLINE, { ...luck, id: "__proto__" }] },
      "outline.5.id",
    ],
    [
      "far too many",
      {
        expectedVersion: 1,
        outline: [...RUNBOOK_OUTLINE, ...Array.from({ length: 16 }, (_, at) => ({ ...luck, id: `luck-${at}` }))],
      },
      "outline",
    ],
  ])("given %s, then the field is named and nothing changes", async (_, change, field) => {
    const number = await declared();
    const { status, body } = await ann.changeOutline(number, change);
    expect([status, body.errors?.map((error) => error.field)]).toEqual([422, [field]]);
    expect((await viewer.read(number)).body.outlineVersion).toBe(1);
  });
});

describe("the history", () => {
  test("given more versions than a page holds, then following the pages meets each once, the newest first", async () => {
    const number = await declared();
    await givenVersions(
      number,
      Array.from({ length: 53 }, (_, at) => `${at},`),
    );
    const first = await viewer.versions(number);
    expect(PostmortemVersionPage.parse(first.body)).toEqual(first.body);
    expect(first.body.versions).toHaveLength(50);
    await givenVersions(number, ["more"]);
    const second = await viewer.versions(number, `?before=${first.body.next}`);
    expect(second.body.next).toBeNull();
    const ids = [...first.body.versions, ...second.body.versions].map(({ id }) => id);
    expect(new Set(ids).size).toBe(53);
    expect(ids).toEqual([...ids].sort((one, other) => other - one));
  });

  test("given a version, then it is read with its text, and not under another incident", async () => {
    const number = await declared();
    await givenVersions(number, ["It broke."]);
    const [listed] = (await viewer.versions(number)).body.versions;
    const { status, body } = await viewer.version(number, listed?.id ?? 0);
    expect(status).toBe(200);
    expect(PostmortemVersionText.parse(body)).toEqual(body);
    expect(body).toMatchObject({ ...listed, markdown: expect.stringContaining("It broke.") });
    expect((await viewer.version(await declared(), listed?.id ?? 0)).status).toBe(404);
  });

  test("given what is no id and no version, then that is said", async () => {
    const number = await declared();
    for (const id of ["0", "-1", "x", "99999999999999999999", "9007199254740991"]) {
      expect((await viewer.version(number, id)).status).toBe(404);
      expect((await ann.restore(number, id)).status).toBe(404);
    }
    for (const before of ["", "0", "x", "1.5", "99999999999999999999"]) {
      const { status, body } = await viewer.versions(number, `?before=${before}`);
      expect([status, body.errors?.map(({ field }) => field)]).toEqual([422, ["before"]]);
    }
    expect((await viewer.versions(99_999)).status).toBe(404);
  });

  test("given a restoration, then it is answered as what it is", async () => {
    const number = await declared();
    await givenVersions(number, ["It broke.", " Twice."]);
    const { versions } = (await viewer.versions(number)).body;
    const id = versions.at(-1)?.id ?? 0;
    const { status, body } = await ann.restore(number, id);
    expect([status, body.kind, body.restoredFrom, body.authors]).toEqual([201, "restored", id, [ann.author]]);
  });
});

describe("what was published", () => {
  test("given a number, then it is what was exported then; without, it is live", async () => {
    const number = await declared();
    await givenTyping(somebody, number, "summary", "It broke.");
    const before = await (await viewer.markdown(number)).text();
    const { status, body } = await ann.publish(number);
    expect([status, body.published]).toEqual([201, 1]);
    await givenTyping(somebody, number, "summary", " Twice.");
    const frozen = await viewer.markdown(number, "?version=1");
    expect(frozen.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
    expect(frozen.headers.get("content-disposition")).toBe(`inline; filename="INC-${number}-postmortem-1.md"`);
    expect(await frozen.text()).toBe(before);
    const live = await viewer.markdown(number);
    expect(live.headers.get("content-disposition")).toBe(`inline; filename="INC-${number}-postmortem.md"`);
    expect(await live.text()).toContain("It broke. Twice.");
  });

  test("given a number that was not published, then there is none; given no number, then the field is named", async () => {
    const number = await declared();
    expect((await viewer.markdown(number, "?version=1")).status).toBe(404);
    expect((await viewer.markdown(99_999)).status).toBe(404);
    for (const version of ["", "0", "x", "1e1", "99999999999", "1&version=2"]) {
      const answer = await viewer.markdown(number, `?version=${version}`);
      expect([answer.status, (await answer.json()).errors[0].field]).toEqual([422, "version"]);
    }
  });
});

describe("the template", () => {
  test("given a change, then new postmortems begin with it, and those that are there keep theirs", async () => {
    const earlier = await declared();
    const before = await viewer.template();
    expect(before.body).toEqual({ outline: RUNBOOK_OUTLINE, version: 0, changed: null });
    const outline = [...RUNBOOK_OUTLINE, luck];
    const now = new Date();
    const changed = await changeTemplate({ ctx: contextOf(admin, now), input: { expectedVersion: 0, outline } });
    const after = await viewer.template();
    expect(after.body).toEqual(changed);
    expect(PostmortemTemplate.parse(after.body)).toMatchObject({ version: 1, changed: { at: now.toISOString() } });
    expect((await viewer.read(await declared())).body.outline).toEqual(outline);
    expect((await viewer.read(earlier)).body.outline).toEqual(RUNBOOK_OUTLINE);
  });

  test("given administrators who change it at once, then one of them hears of the other", async () => {
    const { version } = (await viewer.template()).body;
    const change = (title: string) =>
      changeTemplate({
        ctx: contextOf(admin),
        input: { expectedVersion: version, outline: [...RUNBOOK_OUTLINE, { ...luck, title }] },
      });
    const settled = await Promise.allSettled([change("One"), change("Another")]);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(settled.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  });

  test("given a responder, then it is refused", async () => {
    const { status, body } = await ann.changeTemplate({ expectedVersion: 0, outline: RUNBOOK_OUTLINE });
    expect([status, body.code]).toEqual([403, "forbidden"]);
  });
});
