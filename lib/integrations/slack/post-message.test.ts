import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { serve } from "#lib/integrations/http/test-server.ts";
import type { SlackTarget } from "#lib/integrations/slack/client.ts";
import { postMessage, type SlackDelivery } from "#lib/integrations/slack/post-message.ts";

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
      const delivery = await postMessage(TARGETS[kind](server.url), "<!channel> & <https://a.example|b>", signal());
      expect(delivery).toEqual({ kind: "posted" });
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

  test.each<[SlackTarget["kind"], number, string, SlackDelivery]>([
    ["bot", 200, failed("channel_not_found"), { kind: "refused", status: 200, code: "channel_not_found" }],
    ["bot", 200, failed("<b>xoxb-secret</b>"), { kind: "refused", status: 200, code: "an unknown error" }],
    ["bot", 200, failed("ratelimited"), { kind: "busy", status: 200, code: "ratelimited", retryAfterSeconds: 7 }],
    ["bot", 200, failed("internal_error"), { kind: "busy", status: 200, code: "internal_error", retryAfterSeconds: 7 }],
    ["bot", 200, "<html>", { kind: "busy", status: 200, code: "this is not Slack's Web API", retryAfterSeconds: 7 }],
    ["bot", 404, "<html>", { kind: "refused", status: 404, code: "this is not Slack's Web API" }],
    ["bot", 429, "", { kind: "busy", status: 429, code: "HTTP 429", retryAfterSeconds: 7 }],
    ["bot", 302, "", { kind: "busy", status: 302, code: "HTTP 302", retryAfterSeconds: 7 }],
    ["webhook", 503, "", { kind: "busy", status: 503, code: "HTTP 503", retryAfterSeconds: 7 }],
    ["webhook", 404, "no_service", { kind: "refused", status: 404, code: "no_service" }],
    ["webhook", 200, "<html>", { kind: "refused", status: 200, code: "an unknown answer" }],
  ])("given that a %s gets %i %s, then it says what that means", async (kind, status, body, delivery) => {
    const server = await serve((_request, response) => response.writeHead(status, { "retry-after": "7" }).end(body));
    expect(await postMessage(TARGETS[kind](server.url), "Hello", signal())).toEqual(delivery);
  });

  test("given that nobody listens, then it says so", async () => {
    expect(await postMessage(TARGETS.bot("http://127.0.0.1:1"), "Hello", signal())).toMatchObject({
      kind: "unreachable",
    });
  });
});
