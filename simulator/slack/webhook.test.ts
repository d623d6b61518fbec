import { describe, expect, test } from "vitest";
import { givenSimulator } from "#simulator/test-simulator.ts";

const ADDRESS = "/slack/services/T1/B1/secret";

describe("incoming webhook", () => {
  test("accepts a message and answers ok, without a ts", async () => {
    const simulator = await givenSimulator();

    const { status, headers, text } = await simulator.postJson(ADDRESS, { text: "Hello" });

    expect([status, text]).toEqual([200, "ok"]);
    expect(headers.get("content-type")).toContain("text/plain");
    expect((await simulator.view()).slack.messages).toMatchObject([{ via: "webhook", channel: null, text: "Hello" }]);
  });

  test.each([
    ["no text", { body: "{}" }, 400, "no_text"],
    ["blocks that are no blocks", { body: '{"blocks":7}' }, 400, "invalid_blocks"],
    ["what is not JSON", { body: "Hello" }, 400, "invalid_payload"],
    ["a list", { body: "[]" }, 400, "invalid_payload"],
    ["another method", { method: "PUT", body: '{"text":"Hello"}' }, 400, "invalid_payload"],
  ])("%s: an error as plain text", async (_what, init, status, code) => {
    const simulator = await givenSimulator();

    const answer = await simulator.send(ADDRESS, { method: "POST", ...init });

    expect([answer.status, answer.text]).toEqual([status, code]);
    expect((await simulator.view()).slack.messages).toEqual([]);
  });

  test.each(["/slack/services/T1/B1", "/slack/services/T1/B1/secret/more", "/slack"])(
    "%s is no_service",
    async (path) => {
      const simulator = await givenSimulator();

      const { status, text } = await simulator.postJson(path, { text: "Hello" });

      expect([status, text]).toEqual([404, "no_service"]);
    },
  );
});

describe("a Slack that refuses", () => {
  test.each([ADDRESS, "/slack/api/chat.postMessage"])("down: 503 for %s, and nothing is kept", async (path) => {
    const simulator = await givenSimulator();
    await simulator.control({ scenario: "slack-down" });

    const { status } = await simulator.postJson(path, { channel: "C1", token: "xoxb-1", text: "Hello" });

    expect(status).toBe(503);
    expect((await simulator.view()).slack.messages).toEqual([]);
  });

  test.each([ADDRESS, "/slack/api/chat.postMessage"])("rate-limited: 429 with Retry-After for %s", async (path) => {
    const simulator = await givenSimulator();
    await simulator.control({ scenario: "slack-rate-limited" });

    const { status, headers } = await simulator.postJson(path, { channel: "C1", token: "xoxb-1", text: "Hello" });

    expect([status, headers.get("retry-after")]).toEqual([429, "2"]);
    expect((await simulator.view()).slack.messages).toEqual([]);
  });
});
