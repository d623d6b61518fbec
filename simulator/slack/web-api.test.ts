import { describe, expect, test } from "vitest";
import { givenClock, givenSimulator, withToken } from "#simulator/test-simulator.ts";

const SECTION = { type: "section", text: { type: "mrkdwn", text: "Status: INVESTIGATING" } };

/** A simulator, and calls of Slack's Web API with a JSON body. */
async function givenSlack() {
  const simulator = await givenSimulator();
  const call = async (method: string, body: object) =>
    (await simulator.postJson(`/slack/api/${method}`, body, withToken("xoxb-1"))).json;
  return { ...simulator, call };
}

describe("chat.postMessage", () => {
  test("accepts a message and returns its ts", async () => {
    const clock = givenClock("2026-11-22T03:04:05Z");
    const simulator = await givenSimulator({ now: clock.now });

    const { status, json } = await simulator.postJson(
      "/slack/api/chat.postMessage",
      { channel: "C1", text: "Hello", blocks: [SECTION] },
      withToken("xoxb-1"),
    );

    expect(status).toBe(200);
    expect(json).toEqual({
      ok: true,
      channel: "C1",
      ts: "1795316645.000001",
      message: { type: "message", text: "Hello", ts: "1795316645.000001", blocks: [SECTION] },
    });
    expect((await simulator.view()).slack.messages).toEqual([
      {
        via: "chat.postMessage",
        at: "2026-11-22T03:04:05.000Z",
        channel: "C1",
        ts: json.ts,
        threadTs: null,
        text: "Hello",
        blocks: [SECTION],
        metadata: null,
        updates: 0,
      },
    ]);
  });

  test("reads a form with the token and the blocks in it, as Slack's own client sends them", async () => {
    const simulator = await givenSimulator();
    const form = { token: "xoxb-1", channel: "C1", text: "Hello & <bye>", blocks: JSON.stringify([SECTION]) };

    const { json } = await simulator.send("/slack/api/chat.postMessage", {
      method: "POST",
      body: new URLSearchParams(form),
    });

    expect(json).toMatchObject({ ok: true, message: { text: "Hello & <bye>", blocks: [SECTION] } });
  });

  test("threads under a parent, which history shows without the answers", async () => {
    const { call } = await givenSlack();
    const parent = await call("chat.postMessage", { channel: "C1", text: "Incident" });

    const answer = await call("chat.postMessage", { channel: "C1", text: "Update", thread_ts: parent.ts });

    expect(answer.message.thread_ts).toBe(parent.ts);
    expect(answer.ts > parent.ts).toBe(true);
    const { messages } = await call("conversations.history", { channel: "C1" });
    expect(messages.map((message: { text: string }) => message.text)).toEqual(["Incident"]);
  });

  test("keeps metadata, which history and replies show where they are asked to", async () => {
    const { call } = await givenSlack();
    const metadata = { event_type: "a_kind", event_payload: { id: "7" } };
    const parent = await call("chat.postMessage", { channel: "C1", text: "Incident", metadata });
    await call("chat.postMessage", { channel: "C1", text: "Update", thread_ts: parent.ts, metadata });

    const history = await call("conversations.history", { channel: "C1", include_all_metadata: true });
    const replies = await call("conversations.replies", { channel: "C1", ts: parent.ts, include_all_metadata: true });
    const bare = await call("conversations.history", { channel: "C1" });

    expect(history.messages).toMatchObject([{ text: "Incident", metadata }]);
    expect(replies.messages).toMatchObject([
      { text: "Incident", metadata },
      { text: "Update", metadata },
    ]);
    expect(bare.messages[0]).not.toHaveProperty("metadata");
  });

  test.each([
    ["a thread that there is not", { channel: "C1", text: "Hello", thread_ts: "1.000001" }, "thread_not_found"],
    ["metadata without a kind", { channel: "C1", text: "Hello", metadata: {} }, "invalid_metadata_format"],
    ["no channel", { text: "Hello" }, "channel_not_found"],
    ["neither text nor blocks", { channel: "C1", text: "", blocks: [] }, "no_text"],
    ["a text over 40,000 characters", { channel: "C1", text: "x".repeat(40_001) }, "msg_too_long"],
    ["more than 50 blocks", { channel: "C1", blocks: Array.from({ length: 51 }, () => SECTION) }, "invalid_blocks"],
    ["blocks that are no blocks", { channel: "C1", text: "Hello", blocks: ["x"] }, "invalid_blocks"],
    ["a text that is none", { channel: "C1", text: 7 }, "invalid_arguments"],
  ])("%s: 200 with ok false", async (_what, body, error) => {
    const simulator = await givenSimulator();

    const { status, json } = await simulator.postJson("/slack/api/chat.postMessage", body, withToken("xoxb-1"));

    expect([status, json]).toEqual([200, { ok: false, error }]);
    expect((await simulator.view()).slack.messages).toEqual([]);
  });

  test("blocks nested without end are refused, and the control page still works", async () => {
    const simulator = await givenSimulator();
    const depth = 50_000;
    const body = `{"channel":"C1","blocks":[{"type":"x","x":${"[".repeat(depth)}${"]".repeat(depth)}}]}`;

    const { json } = await simulator.send("/slack/api/chat.postMessage", {
      method: "POST",
      headers: { ...withToken("xoxb-1"), "content-type": "application/json" },
      body,
    });

    expect(json).toEqual({ ok: false, error: "invalid_blocks" });
    expect((await simulator.send("/control")).status).toBe(200);
  });

  test("blocks in a form that are not JSON are refused", async () => {
    const simulator = await givenSimulator();
    const form = { token: "xoxb-1", channel: "C1", text: "Hello", blocks: "[" };

    const { json } = await simulator.send("/slack/api/chat.postMessage", {
      method: "POST",
      body: new URLSearchParams(form),
    });

    expect(json).toEqual({ ok: false, error: "invalid_blocks" });
  });
});

describe("chat.update", () => {
  test("replaces text and blocks: a text without blocks removes them", async () => {
    const { call, view } = await givenSlack();
    const { ts } = await call("chat.postMessage", { channel: "C1", text: "Hello", blocks: [SECTION] });

    const updated = await call("chat.update", { channel: "C1", ts, text: "Resolved" });

    expect(updated).toMatchObject({ ok: true, channel: "C1", ts, text: "Resolved" });
    expect((await view()).slack.messages).toMatchObject([{ ts, text: "Resolved", blocks: null, updates: 1 }]);
  });

  test.each([
    ["another channel", { channel: "C2" }],
    ["another ts", { ts: "1.000001" }],
    ["no ts", { ts: undefined }],
  ])("%s is message_not_found", async (_what, change) => {
    const { call } = await givenSlack();
    const { ts } = await call("chat.postMessage", { channel: "C1", text: "Hello" });

    const updated = await call("chat.update", { channel: "C1", ts, text: "Resolved", ...change });

    expect(updated).toEqual({ ok: false, error: "message_not_found" });
  });
});

describe("conversations.history", () => {
  test("shows a channel's messages, newest first, up to the limit", async () => {
    const { call } = await givenSlack();
    for (const text of ["one", "two", "three"]) await call("chat.postMessage", { channel: "C1", text });
    await call("chat.postMessage", { channel: "C2", text: "elsewhere" });

    const { messages, has_more } = await call("conversations.history", { channel: "C1", limit: 2 });

    expect(messages.map((message: { text: string }) => message.text)).toEqual(["three", "two"]);
    expect(has_more).toBe(true);
  });

  test("is read page by page, and from a moment on", async () => {
    const { call } = await givenSlack();
    const posted = [];
    for (const text of ["one", "two", "three"]) posted.push(await call("chat.postMessage", { channel: "C1", text }));

    const first = await call("conversations.history", { channel: "C1", limit: 2 });
    const cursor = first.response_metadata.next_cursor;
    const second = await call("conversations.history", { channel: "C1", limit: 2, cursor });
    const late = await call("conversations.history", { channel: "C1", oldest: posted[1].ts });

    const texts = ({ messages }: { messages: { text: string }[] }) => messages.map(({ text }) => text);
    expect([texts(first), texts(second), texts(late)]).toEqual([["three", "two"], ["one"], ["three"]]);
    expect(second).not.toHaveProperty("response_metadata");
  });

  test("channels are listed by what was posted to them", async () => {
    const { call } = await givenSlack();
    await call("chat.postMessage", { channel: "#incidents", text: "Hello" });
    expect((await call("conversations.list", {})).channels).toEqual([{ id: "#incidents", name: "incidents" }]);
  });

  test("the control page shows the latest 100 messages, and all of them at an address of their own", async () => {
    const { call, view, send } = await givenSlack();
    for (let number = 1; number <= 103; number += 1) {
      await call("chat.postMessage", { channel: "C1", text: `Message ${number}` });
    }

    const { messages } = (await view()).slack;

    expect([messages.length, messages[0]?.text, messages.at(-1)?.text]).toEqual([100, "Message 4", "Message 103"]);
    expect((await send("/control/slack")).json.messages).toHaveLength(103);
    const after = `/control/slack?channel=C1&after=${messages.at(-2)?.ts}`;
    expect((await send(after)).json.messages).toMatchObject([{ text: "Message 103" }]);
    expect((await send("/control/slack?channel=C2")).json.messages).toEqual([]);
  });
});

describe("every method", () => {
  test("wants a token, and auth.test says whose it is", async () => {
    const simulator = await givenSimulator();

    const without = await simulator.postJson("/slack/api/auth.test", {});
    const withOne = await simulator.postJson("/slack/api/auth.test", {}, withToken("xoxb-1"));

    expect(without.json).toEqual({ ok: false, error: "not_authed" });
    expect(withOne.json).toMatchObject({ ok: true, team: "Simulated workspace" });
  });

  test.each(["chat.delete", "toString", ""])("%j is unknown", async (method) => {
    const { call } = await givenSlack();

    expect(await call(method, {})).toEqual({ ok: false, error: "unknown_method" });
  });
});

describe("a Slack that takes a message and does not say so", () => {
  test("drops-after-accepting: the message is there, and what asks is answered", async () => {
    const { call, control, view } = await givenSlack();
    await control({ slack: "drops-after-accepting" });

    await expect(call("chat.postMessage", { channel: "C1", text: "Hello" })).rejects.toThrow();

    expect((await call("conversations.history", { channel: "C1" })).messages).toMatchObject([{ text: "Hello" }]);
    expect((await view()).slack.messages).toHaveLength(1);
  });

  test("history-refused: only what is read lacks its scope", async () => {
    const { call, control } = await givenSlack();
    await control({ slack: "history-refused" });

    expect(await call("chat.postMessage", { channel: "C1", text: "Hello" })).toMatchObject({ ok: true });
    expect(await call("conversations.history", { channel: "C1" })).toEqual({ ok: false, error: "missing_scope" });
  });

  test("an error of Slack's: nothing is kept, and a webhook says so with its status", async () => {
    const { call, control, postJson, view } = await givenSlack();
    await control({ slack: "error:channel_is_archived" });

    const body = { channel: "C1", text: "Hello" };
    const { status, text } = await postJson("/slack/services/T1/B1/X1", body);

    expect(await call("chat.postMessage", body)).toEqual({ ok: false, error: "channel_is_archived" });
    expect([status, text]).toEqual([410, "channel_is_archived"]);
    expect((await view()).slack.messages).toEqual([]);
  });
});
