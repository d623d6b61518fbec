import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { serve } from "#lib/integrations/http/test-server.ts";
import type { SlackTarget } from "#lib/integrations/slack/client.ts";
import type { Taken } from "#lib/integrations/slack/outcome.ts";
import { type PostOutcome, postMessage } from "#lib/integrations/slack/post-message.ts";

const signal = () => AbortSignal.timeout(5_000);

const TARGETS: Readonly<Record<SlackTarget["kind"], (url: string) => SlackTarget>> = {
  bot: (url) => ({ kind: "bot", token: "xoxb-secret", channel: "#incidents", apiUrl: `${url}/api/` }),
  webhook: (url) => ({ kind: "webhook", url: `${url}/services/T1/B1/X1` }),
};

describe("a message to Slack", () => {
  test.each([
    ["bot", '{"ok":true,"channel":"C1","ts":"1.1"}', "/api/chat.postMessage", { channel: "#incidents" }],
    ["webhook", "ok", "/services/T1/B1/X1", {}],
  ] as const)(
    "given a %s, then it is plain: nothing in it calls anybody, and no link unfolds",
    async (kind, answer, url, more) => {
      let body: unknown;
      const server = await serve(async (request, response) => {
        body = JSON.parse(await text(request));
        response.end(answer);
      });
      const message = { text: "<!channel> & <https://a.example|b>" };
      expect(await postMessage(TARGETS[kind](server.url), message, signal())).toMatchObject({ kind: "posted" });
      expect(server.requests[0]).toMatchObject({ method: "POST", url });
      expect(server.requests[0]?.headers.authorization).toBe(kind === "bot" ? "Bearer xoxb-secret" : undefined);
      expect(body).toEqual({
        ...more,
        text: "&lt;!channel&gt; &amp; &lt;https://a.example|b&gt;",
        mrkdwn: false,
        unfurl_links: false,
        unfurl_media: false,
      });
    },
  );

  const failed = (error: string) => JSON.stringify({ ok: false, error });
  const refused = (status: number, code: string): PostOutcome => ({ kind: "refused", status, code, taken: "no" });
  const busy = (status: number, code: string, taken: Taken): PostOutcome => ({
    kind: "busy",
    status,
    code,
    retryAfterSeconds: 7,
    taken,
  });

  test.each<[SlackTarget["kind"], number, string, PostOutcome]>([
    ["bot", 200, failed("channel_not_found"), refused(200, "channel_not_found")],
    ["bot", 200, failed("<b>xoxb-secret</b>"), refused(200, "an unknown error")],
    ["bot", 200, failed("ratelimited"), busy(200, "ratelimited", "no")],
    // Slack says of it that some of what was asked may have been done.
    ["bot", 200, failed("internal_error"), busy(200, "internal_error", "unknown")],
    ["bot", 200, "<html>", busy(200, "this is not Slack's Web API", "unknown")],
    ["bot", 200, '{"ok":true,"channel":', busy(200, "this is not Slack's Web API", "unknown")],
    ["bot", 404, "<html>", refused(404, "this is not Slack's Web API")],
    ["bot", 429, "", busy(429, "HTTP 429", "no")],
    ["bot", 302, "", busy(302, "HTTP 302", "no")],
    ["bot", 504, "", busy(504, "HTTP 504", "unknown")],
    ["webhook", 503, "", busy(503, "HTTP 503", "no")],
    ["webhook", 500, "rollup_error", busy(500, "HTTP 500", "no")],
    ["webhook", 404, "no_service", refused(404, "no_service")],
    ["webhook", 200, "<html>", busy(200, "an unknown answer", "unknown")],
  ])("given that a %s gets %i %s, then it says what that means", async (kind, status, body, delivery) => {
    const server = await serve((_request, response) => response.writeHead(status, { "retry-after": "7" }).end(body));
    expect(await postMessage(TARGETS[kind](server.url), { text: "Hello" }, signal())).toEqual(delivery);
  });

  test("given that the connection breaks after it was sent, then it may have been taken", async () => {
    const server = await serve((request) => request.socket.resetAndDestroy());
    expect(await postMessage(TARGETS.bot(server.url), { text: "Hello" }, signal())).toEqual({
      kind: "unreachable",
      code: "connection_reset",
      taken: "unknown",
    });
  });

  test("given a thread and a mark, then it stands in the thread and Slack keeps the mark", async () => {
    let body: unknown;
    const server = await serve(async (request, response) => {
      body = JSON.parse(await text(request));
      response.end('{"ok":true,"channel":"C1","ts":"2.1"}');
    });
    const message = { text: "Hello", mark: "a-mark", thread: { channel: "C1", ts: "1.1" } };
    expect(await postMessage(TARGETS.bot(server.url), message, signal())).toEqual({
      kind: "posted",
      channel: "C1",
      ts: "2.1",
    });
    expect(body).toMatchObject({
      channel: "C1",
      thread_ts: "1.1",
      metadata: { event_type: "offhook_message", event_payload: { id: "a-mark" } },
    });
  });

  test("given that nobody listens, then it says so", async () => {
    const server = await serve(() => undefined);
    await server.close();
    expect(await postMessage(TARGETS.bot(server.url), { text: "Hello" }, signal())).toEqual({
      kind: "unreachable",
      code: "connection_refused",
      taken: "no",
    });
  });
});
