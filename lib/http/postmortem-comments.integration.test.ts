import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import * as Y from "yjs";
import { COMMENT_LIMITS, PostmortemComment } from "#lib/contracts/postmortem.ts";
import { db } from "#lib/db/client.ts";
import { type PostmortemClient, postmortemClient } from "#lib/http/testing-postmortems.ts";
import { anchorOf } from "#lib/narrative/anchor.ts";
import { textOf } from "#lib/narrative/document.ts";
import { deleteComment } from "#lib/services/delete-comment.ts";
import { givenIncident } from "#lib/services/narrative-testing.ts";
import { actorWith, contextOf, openTestDatabase } from "#lib/services/testing.ts";

const somebody = actorWith("responder");

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

async function declared(): Promise<number> {
  return (await givenIncident(somebody)).number;
}

/** A place in "It broke at noon." */
function placed(change = {}) {
  const text = textOf(new Y.Doc(), "summary");
  text.insert(0, "It broke at noon.");
  return { section: "summary", ...anchorOf(text, 3, 8), quote: "broke", ...change };
}

async function commented(number: number, who = ann, text = "Since when?"): Promise<PostmortemComment> {
  const { status, body } = await who.comment(number, { place: placed(), text });
  expect(status).toBe(201);
  return body;
}

const commentsOf = async (number: number) => (await viewer.read(number)).body.comments;

describe("commenting", () => {
  test("given a place and an answer to it, then everybody reads both, the oldest first", async () => {
    const number = await declared();
    const place = placed();
    const first = await ann.comment(number, { place, text: "  Since when?\r\nExactly? " });
    expect(first.body).toMatchObject({ answers: null, place, text: "Since when?\nExactly?", author: ann.author });
    const second = await ben.comment(number, { answers: first.body.id, text: "Noon." });
    expect(second.body).toMatchObject({ answers: first.body.id, place: null, author: ben.author, resolved: null });
    expect(await commentsOf(number)).toEqual([first.body, second.body]);
    expect(PostmortemComment.array().parse(await commentsOf(number))).toHaveLength(2);
  });

  test("given text that tries to be something else, then it comes back as text", async () => {
    const number = await declared();
    const text = `<script>alert(1)</script> '; DROP TABLE incident; -- \${x} {{x}} 👩‍👩‍👧 שלום \\u0000`;
    await commented(number, ann, text);
    expect((await commentsOf(number)).map((comment) => comment.text)).toEqual([text]);
    const invisible = await ann.comment(number, { place: placed({ quote: "a\0b\u202ec" }), text: "\0x\ud800y\u202e" });
    expect(invisible.body).toMatchObject({ text: "x\ufffdy", place: { quote: "abc" } });
  });

  test.each([
    ["no text", { place: placed(), text: "" }, "text"],
    ["text that cannot be seen", { place: placed(), text: "\u200b \n" }, "text"],
    ["too long a text", { place: placed(), text: "x".repeat(COMMENT_LIMITS.text + 1) }, "text"],
    ["too long a quote", { place: placed({ quote: "x".repeat(COMMENT_LIMITS.quote + 1) }), text: "x" }, "place.quote"],
    ["no quote", { place: placed({ quote: " " }), text: "x" }, "place.quote"],
    ["no such section", { place: placed({ section: "luck" }), text: "x" }, "place.section"],
    ["a section of facts", { place: placed({ section: "timeline" }), text: "x" }, "place.section"],
    ["no section's name", { place: placed({ section: "__proto__" }), text: "x" }, "place.section"],
    ["a place that is not base64", { place: placed({ start: "é" }), text: "x" }, "place.start"],
    ["a place that is none", { place: placed({ start: "/////////w==" }), text: "x" }, "place.start"],
    ["an empty place", { place: placed({ end: "" }), text: "x" }, "place.end"],
    ["far too long a place", { place: placed({ end: "A".repeat(404) }), text: "x" }, "place.end"],
    ["an answer to nothing", { answers: randomUUID(), text: "x" }, "answers"],
    ["an answer to what is no id", { answers: "1", text: "x" }, "answers"],
    ["a place and an answer", { place: placed(), answers: randomUUID(), text: "x" }, ""],
    ["neither a place nor an answer", { text: "x" }, ""],
    ["an author", { place: placed(), text: "x", author: { kind: "operator", id: null, name: "Eve" } }, "author"],
  ])("given %s, then the field is named", async (_, comment, field) => {
    const number = await declared();
    const { status, body } = await ann.comment(number, comment);
    expect([status, body.errors?.map((error) => error.field)]).toEqual([422, [field]]);
    expect(await commentsOf(number)).toEqual([]);
  });

  test("given an answer to an answer, or to a comment of another postmortem, then it is refused", async () => {
    const [number, other] = [await declared(), await declared()];
    const first = await commented(number);
    const answer = await ann.comment(number, { answers: first.id, text: "Noon." });
    expect((await ann.comment(number, { answers: answer.body.id, text: "x" })).body.errors?.[0]?.field).toBe("answers");
    expect((await ann.comment(other, { answers: first.id, text: "x" })).body.errors?.[0]?.field).toBe("answers");
  });

  test("given as many as a postmortem takes, then no more, not even at once", async () => {
    const number = await declared();
    await db().postmortemComment.createMany({
      data: Array.from({ length: COMMENT_LIMITS.perPostmortem - 1 }, () => ({
        id: randomUUID(),
        incidentNumber: number,
        text: "x",
        author: ann.author,
        madeAt: new Date(),
      })),
    });
    const answers = await Promise.all([1, 2, 3].map(() => ann.comment(number, { place: placed(), text: "x" })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe("not_now");
  });
});

describe("changing a comment", () => {
  test("given its author, then it says something else, and that it was edited", async () => {
    const number = await declared();
    const before = await commented(number);
    const { body } = await ann.changeComment(number, before.id, { text: "Until when?" });
    expect(body).toEqual({ ...before, text: "Until when?", editedAt: expect.any(String) });
    expect(await commentsOf(number)).toEqual([body]);
    const again = await ann.changeComment(number, before.id, { text: "Until when?" });
    expect(again.body).toEqual(body);
  });

  test("given somebody else, then they resolve it and open it again, and change nothing that it says", async () => {
    const number = await declared();
    const before = await commented(number);
    const resolved = await ben.changeComment(number, before.id, { resolved: true });
    expect(resolved.body.resolved).toEqual({ by: ben.author, at: expect.any(String) });
    const again = await ann.changeComment(number, before.id, { resolved: true });
    expect(again.body).toEqual(resolved.body);
    const refused = await ben.changeComment(number, before.id, { text: "Mine", resolved: false });
    expect([refused.status, refused.body.code]).toEqual([403, "forbidden"]);
    expect(await commentsOf(number)).toEqual([resolved.body]);
    const opened = await ann.changeComment(number, before.id, { resolved: false });
    expect(opened.body).toEqual(before);
    expect(await commentsOf(number)).toEqual([before]);
  });

  test("given an answer, nothing to change, and wrong fields, then that is said", async () => {
    const number = await declared();
    const before = await commented(number);
    const answer = await ann.comment(number, { answers: before.id, text: "Noon." });
    const refused = await ann.changeComment(number, answer.body.id, { resolved: true });
    expect(refused.body.errors?.map(({ field }) => field)).toEqual(["resolved"]);
    expect((await ann.changeComment(number, before.id, {})).body).toEqual(before);
    for (const [change, field] of [
      [{ text: " " }, "text"],
      [{ resolved: "yes" }, "resolved"],
      [{ author: "Eve" }, "author"],
    ] as const) {
      const { status, body } = await ann.changeComment(number, before.id, change);
      expect([status, body.errors?.map((error) => error.field)]).toEqual([422, [field]]);
    }
  });

  test("given another incident's number, a comment that is gone, and a viewer, then nothing is changed", async () => {
    const [number, other] = [await declared(), await declared()];
    const { id } = await commented(number);
    expect((await ann.changeComment(other, id, { resolved: true })).status).toBe(404);
    expect((await ann.changeComment(number, randomUUID(), { resolved: true })).status).toBe(404);
    expect((await ann.changeComment(number, "x", { resolved: true })).status).toBe(404);
    expect((await viewer.changeComment(number, id, { resolved: true })).status).toBe(403);
    expect((await ann.deleteComment(other, id)).status).toBe(404);
    expect(await commentsOf(number)).toMatchObject([{ id, resolved: null }]);
  });
});

describe("deleting a comment", () => {
  test("given its author, then it goes with the answers to it, and cannot be deleted twice", async () => {
    const number = await declared();
    const { id } = await commented(number);
    await ben.comment(number, { answers: id, text: "Noon." });
    const kept = await commented(number, ben);
    expect((await ann.deleteComment(number, id)).status).toBe(204);
    expect(await commentsOf(number)).toEqual([kept]);
    expect((await ann.deleteComment(number, id)).status).toBe(404);
  });

  test("given somebody else, then it stays; given an administrator, then it goes", async () => {
    const number = await declared();
    const { id } = await commented(number);
    expect((await ben.deleteComment(number, id)).status).toBe(403);
    expect((await viewer.deleteComment(number, id)).status).toBe(403);
    expect(await commentsOf(number)).toHaveLength(1);
    await deleteComment({ ctx: contextOf(actorWith("admin")), input: { number, id } });
    expect(await commentsOf(number)).toEqual([]);
  });
});
