import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { serve } from "#lib/integrations/http/test-server.ts";
import { type PagerDutyAnswer, sendEvent } from "#lib/integrations/pagerduty/client.ts";
import { givenSimulator } from "#simulator/test-simulator.ts";

const KEY = "0123456789abcdef0123456789abcdef";
const RESOLVE = { event_action: "resolve", dedup_key: "a" } as const;
const signal = () => AbortSignal.timeout(5_000);

async function answerTo(status: number, body: string, headers: Record<string, string> = {}): Promise<PagerDutyAnswer> {
  const server = await serve((_request, response) => response.writeHead(status, headers).end(body));
  return sendEvent({ routingKey: KEY, apiUrl: server.url }, RESOLVE, signal());
}

describe("an event to PagerDuty", () => {
  test("is posted as JSON with the key in it", async () => {
    let body: unknown;
    const server = await serve(async (request, response) => {
      body = JSON.parse(await text(request));
      response.writeHead(202).end();
    });
    expect(await sendEvent({ routingKey: KEY, apiUrl: `${server.url}/` }, RESOLVE, signal())).toEqual({
      kind: "accepted",
    });
    expect(server.requests[0]).toMatchObject({ method: "POST", url: "/v2/enqueue" });
    expect(body).toEqual({ routing_key: KEY, event_action: "resolve", dedup_key: "a" });
  });

  test("is taken by the simulator", async () => {
    const { url, view } = await givenSimulator();
    expect(await sendEvent({ routingKey: KEY, apiUrl: `${url}/pagerduty` }, RESOLVE, signal())).toEqual({
      kind: "accepted",
    });
    expect((await view()).pagerduty.events).toMatchObject([{ action: "resolve", dedupKey: "a" }]);
  });

  test.each<[string, number, string, Record<string, string>, PagerDutyAnswer]>([
    ["429", 429, "", { "retry-after": "30" }, { kind: "busy", status: 429, retryAfterSeconds: 30 }],
    ["503", 503, "", {}, { kind: "busy", status: 503, retryAfterSeconds: null }],
    ["a page of something on the way", 200, "<html>", {}, { kind: "busy", status: 200, retryAfterSeconds: null }],
    [
      "400 that quotes the key",
      400,
      JSON.stringify({ message: "Event object is invalid", errors: [`Unknown\nkey ${KEY}`] }),
      {},
      { kind: "refused", status: 400, reason: "Event object is invalid: Unknown key ***" },
    ],
    ["400 without a reason", 400, "{}", {}, { kind: "refused", status: 400, reason: "no reason given" }],
    [
      "404 of something else",
      404,
      "<html>",
      {},
      { kind: "refused", status: 404, reason: "this is not PagerDuty's Events API" },
    ],
  ])("that gets %s", async (_what, status, body, headers, answer) => {
    expect(await answerTo(status, body, headers)).toEqual(answer);
  });

  test("that nobody takes", async () => {
    expect(await sendEvent({ routingKey: KEY, apiUrl: "http://127.0.0.1:1" }, RESOLVE, signal())).toMatchObject({
      kind: "unreachable",
    });
  });
});
