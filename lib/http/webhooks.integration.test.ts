import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { db, disconnect } from "#lib/db/client.ts";
import { api } from "#lib/http/api.ts";
import { BODY_LIMIT_BYTES } from "#lib/http/read-body.ts";
import { ask, requestTo } from "#lib/http/testing.ts";
import { NO_DATABASE, openTestDatabase, settleTestEnv } from "#lib/services/testing.ts";
import { webhookTraffic } from "#lib/services/webhook-traffic.ts";

const PATH = "/api/webhooks/intercom";
const SECRET = "the app's client secret";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());
beforeEach(async () => {
  settleTestEnv({ databaseUrl: database.url, intercomClientSecret: SECRET });
  await db().webhookDelivery.deleteMany();
});

function handlerOf(method: string) {
  const found = api(method, PATH);
  if (found === null) throw new Error(`nobody answers ${method} ${PATH}`);
  return found.handler;
}

function signatureOf(body: string | Uint8Array, secret = SECRET): string {
  return `sha1=${createHmac("sha1", secret).update(body).digest("hex")}`;
}

/** Sends a body as Intercom does; `headers` replaces or adds some. */
function send(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Response> {
  const all = {
    "content-type": "application/json",
    "user-agent": "intercom-parrot-service-client/1.0",
    "x-hub-signature": signatureOf(body),
    ...headers,
  };
  return ask(handlerOf("POST"), requestTo(PATH, { method: "POST", headers: all, body }));
}

const seconds = (ms: number) => Math.floor(ms / 1_000);

function notification(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: "notification_event",
    app_id: "abc123",
    id: "notif_ccd8a4d0-f965-11e3-a367-c779cae3e1b3",
    topic: "conversation.user.created",
    created_at: seconds(Date.now()) - 62,
    first_sent_at: seconds(Date.now()) - 1,
    delivery_attempts: 1,
    delivered_at: 0,
    self: null,
    links: {},
    data: {
      type: "notification_event_data",
      item: { type: "conversation", source: { body: "My card 4242 was declined" } },
    },
    ...changes,
  };
}

const kept = () => db().webhookDelivery.findMany();

describe("the address", () => {
  test("given Intercom's own check with HEAD, then it is 200, without a database and without a secret", async () => {
    settleTestEnv({ databaseUrl: NO_DATABASE });
    const response = await ask(handlerOf("HEAD"), requestTo(PATH, { method: "HEAD" }));
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });
});

describe("a notification", () => {
  test("given one that is signed, then its times are kept and nothing of its content", async () => {
    const sent = notification();
    const before = Date.now();
    const response = await send(JSON.stringify(sent));
    expect([response.status, await response.text()]).toEqual([200, ""]);
    const [delivery, ...others] = await kept();
    expect(others).toEqual([]);
    expect(delivery).toMatchObject({
      simulated: true,
      id: sent.id,
      topic: "conversation.user.created",
      createdAt: new Date(Number(sent.created_at) * 1_000),
      firstSentAt: new Date(Number(sent.first_sent_at) * 1_000),
      attempts: 1,
    });
    expect(delivery?.receivedAt.getTime()).toBeGreaterThanOrEqual(before);
    expect(JSON.stringify(delivery)).not.toContain("4242");
    const traffic = await webhookTraffic(true, new Date());
    expect(traffic?.lag?.p95QueueMs).toBe(61_000);
  });

  test("given a body that JSON would write otherwise, then its very bytes are what is signed", async () => {
    const body = `{\n\t"type": "notification_event",\n\t"app_id": "q8sn4hth", "note": "caf\\u00e9 é 1.0e2",\n\t"id": "notif_1",
      "topic": "contact.created", "delivery_attempts": 1, "first_sent_at": 1513466985, "created_at": 1513466985\n}\r\n`;
    expect(signatureOf(JSON.stringify(JSON.parse(body)))).not.toBe(signatureOf(body));
    expect((await send(body)).status).toBe(200);
    expect((await send(JSON.stringify(JSON.parse(body)), { "x-hub-signature": signatureOf(body) })).status).toBe(401);
  });

  test("given a page of another site or somebody's token beside the signature, then the signature alone counts", async () => {
    const headers = {
      origin: "https://evil.example",
      "sec-fetch-site": "cross-site",
      authorization: "Bearer nonsense",
    };
    expect((await send(JSON.stringify(notification()), headers)).status).toBe(200);
  });

  test("given a ping, which has no id, then it is taken and stands for nothing", async () => {
    expect((await send(JSON.stringify(notification({ topic: "ping", id: null })))).status).toBe(200);
    expect((await send(JSON.stringify(notification({ topic: "ping", id: "notif_2" })))).status).toBe(200);
    expect(await kept()).toEqual([]);
  });

  test("given one from the future, then it is taken; lag is not told by it, and the silence is over", async () => {
    const ahead = seconds(Date.now()) + 3_600;
    const response = await send(JSON.stringify(notification({ created_at: ahead, first_sent_at: ahead })));
    expect(response.status).toBe(200);
    const traffic = await webhookTraffic(true, new Date());
    expect(traffic?.lag).toBeNull();
    expect(traffic?.silentForMs).toBeLessThan(10_000);
  });
});

describe("one that comes again", () => {
  test("given the retry of one that had come, then it is 200 and the first arrival stands", async () => {
    const first = notification();
    await send(JSON.stringify(first));
    const [kept1] = await kept();
    expect((await send(JSON.stringify({ ...first, delivery_attempts: 2 }))).status).toBe(200);
    expect(await kept()).toEqual([kept1]);
  });

  test("given twenty at once, then each is 200 and one is kept", async () => {
    const body = JSON.stringify(notification());
    const responses = await Promise.all(Array.from({ length: 20 }, () => send(body)));
    expect(responses.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(await kept()).toHaveLength(1);
  });
});

describe("what is not Intercom's", () => {
  const body = JSON.stringify(notification());
  test.each([
    ["no signature", { "x-hub-signature": "" }],
    ["another secret's", { "x-hub-signature": signatureOf(body, "another secret") }],
    ["another body's", { "x-hub-signature": signatureOf(`${body} `) }],
    ["one that is malformed", { "x-hub-signature": "sha1=xyz" }],
    ["one that is too short", { "x-hub-signature": signatureOf(body).slice(0, -2) }],
  ])("given %s, then it is 401, always in the same words, and nothing is kept", async (_what, headers) => {
    const response = await send(body, headers);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      type: "urn:offhook:problem:invalid_signature",
      title: "The signature is wrong",
      status: 401,
      code: "invalid_signature",
      detail: "This was not signed with the app's client secret.",
    });
    expect(await kept()).toEqual([]);
  });

  test("given what is unsigned and no JSON either, then nobody learns that it was looked at", async () => {
    expect((await send("{", { "x-hub-signature": "sha1=0" })).status).toBe(401);
  });

  test("given no client secret, then it is 409: Intercom goes on trying and keeps the subscription", async () => {
    settleTestEnv({ databaseUrl: database.url });
    const response = await send(body);
    expect([response.status, (await response.json()).code]).toEqual([409, "not_configured"]);
  });
});

describe("what cannot be taken", () => {
  test("given a body at the limit, then it is read; a byte more is 413, signed or not", async () => {
    const base = JSON.stringify(notification());
    const atLimit = base + " ".repeat(BODY_LIMIT_BYTES - Buffer.byteLength(base));
    expect((await send(atLimit)).status).toBe(200);
    expect((await send(`${atLimit} `)).status).toBe(413);
  });

  test("given a body without end, then no more than the limit is read", async () => {
    let sent = 0;
    const stream = new ReadableStream({
      pull: (controller) => {
        sent += 16_384;
        controller.enqueue(new Uint8Array(16_384));
      },
    });
    const headers = { "x-hub-signature": signatureOf("") };
    const response = await ask(handlerOf("POST"), requestTo(PATH, { method: "POST", headers, body: stream }));
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(BODY_LIMIT_BYTES + 5 * 16_384);
  });

  test.each([
    ["no signature", SECRET, {}, 401],
    ["one that is malformed", SECRET, { "x-hub-signature": "sha1=xyz" }, 401],
    ["no client secret", null, { "x-hub-signature": signatureOf("") }, 409],
  ])("given %s, then nothing of the body is read", async (_what, intercomClientSecret, headers, status) => {
    settleTestEnv({ databaseUrl: database.url, intercomClientSecret });
    let pulled = 0;
    const body = new ReadableStream(
      {
        pull: (controller) => {
          pulled += 1;
          controller.enqueue(new Uint8Array(1_024));
        },
      },
      { highWaterMark: 0 },
    );
    const response = await ask(handlerOf("POST"), requestTo(PATH, { method: "POST", headers, body }));
    expect([response.status, pulled]).toEqual([status, 0]);
  });

  test.each([
    ["no id", { id: null }, "id"],
    ["an id with a line break", { id: "notif_1\nnotif_2" }, "id"],
    ["an id that is too long", { id: "n".repeat(201) }, "id"],
    ["another type", { type: "conversation" }, "type"],
    ["no topic", { topic: undefined }, "topic"],
    ["milliseconds", { created_at: Date.now() * 1_000 }, "created_at"],
    ["a time in words", { created_at: "2026-11-22" }, "created_at"],
    ["no first attempt", { first_sent_at: undefined }, "first_sent_at"],
    ["half an attempt", { delivery_attempts: 0.5 }, "delivery_attempts"],
  ])("given %s, then it is 422 and names the field", async (_what, change, field) => {
    const response = await send(JSON.stringify(notification(change)));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: "validation_failed", errors: [{ field }] });
    expect(await kept()).toEqual([]);
  });

  test.each(["", "null", "[]", '"text"'])("given the signed body %j, then it is refused", async (body) => {
    expect([400, 422]).toContain((await send(body)).status);
  });

  test("given signed bytes that are no UTF-8, then it is 400", async () => {
    const response = await send(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]));
    expect([response.status, (await response.json()).code]).toEqual([400, "invalid_json"]);
  });
});

test("given a database that is gone, then it is 503 and Intercom tries again", async () => {
  await disconnect();
  settleTestEnv({ databaseUrl: NO_DATABASE, intercomClientSecret: SECRET });
  try {
    const response = await send(JSON.stringify(notification()));
    expect([response.status, (await response.json()).code]).toEqual([503, "database_unavailable"]);
  } finally {
    await disconnect();
  }
});
