import { createHmac } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { IntercomNotification } from "#lib/contracts/intercom-webhook.ts";
import { startSimulator } from "#simulator/server.ts";

const SECRET = "the client secret";

type Received = { method: string; userAgent: string; signed: boolean; notification: IntercomNotification | null };

/** Somebody who receives webhooks, and answers them as a test wants. */
async function givenReceiver(answer: (response: ServerResponse, received: Received) => void = answering(200)) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const signature = createHmac("sha1", SECRET).update(body).digest("hex");
    const one = {
      method: request.method ?? "",
      userAgent: request.headers["user-agent"] ?? "",
      signed: request.headers["x-hub-signature"] === `sha1=${signature}`,
      notification: body.length === 0 ? null : IntercomNotification.parse(JSON.parse(body.toString())),
    };
    received.push(one);
    if (one.method === "HEAD") response.writeHead(200).end();
    else answer(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const posts = () => received.filter(({ method }) => method === "POST");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received, posts, server };
}

function answering(status: number) {
  return (response: ServerResponse) => response.writeHead(status).end();
}

async function givenSender(url: string, { everyMs = 10, retryAfterMs = 20 } = {}) {
  const simulator = await startSimulator({
    port: 0,
    webhooks: { url, clientSecret: SECRET, everyMs, retryAfterMs },
  });
  onTestFinished(() => simulator.close());
  return {
    ...simulator,
    set: async (intercom: string) => {
      await fetch(`${simulator.url}/control`, { method: "PUT", body: JSON.stringify({ intercom }) });
    },
    attempts: async () => (await (await fetch(`${simulator.url}/control`)).json()).webhooks.attempts,
  };
}

const ids = (posts: Received[]) => posts.map(({ notification }) => notification?.id);
const lagOf = ({ notification }: Received) => Date.now() / 1_000 - (notification?.created_at ?? 0);

describe("webhooks", () => {
  test("given an address that answers, then it is asked with HEAD first, and gets signed notifications in time", async () => {
    const { url, received, posts } = await givenReceiver();
    const { attempts } = await givenSender(url);
    await vi.waitFor(() => expect(posts().length).toBeGreaterThan(2));
    expect(received[0]?.method).toBe("HEAD");
    expect(received.every(({ userAgent }) => userAgent === "intercom-parrot-service-client/1.0")).toBe(true);
    expect(posts().every(({ signed }) => signed)).toBe(true);
    expect(new Set(ids(posts())).size).toBe(posts().length);
    expect(posts().every((post) => lagOf(post) < 10)).toBe(true);
    await vi.waitFor(async () => expect((await attempts())[0]).toMatchObject({ attempt: 1, status: 200 }));
  });

  test("given nobody at the address, then none is sent, and nothing breaks", async () => {
    const { url, server } = await givenReceiver();
    await new Promise((resolve) => server.close(resolve));
    const simulator = await givenSender(url);
    expect((await fetch(`${simulator.url}/app/health`)).status).toBe(200);
    expect(await simulator.attempts()).toEqual([]);
  });

  test("given an answer that is no 2xx, then the same one comes once more, as the second attempt, and never again", async () => {
    const { url, posts } = await givenReceiver(answering(503));
    const simulator = await givenSender(url);
    await vi.waitFor(() =>
      expect(posts().filter(({ notification }) => notification?.delivery_attempts === 2).length).toBeGreaterThan(3),
    );
    const [first] = posts();
    await vi.waitFor(async () => {
      const attempts: { id: string; attempt: number }[] = await simulator.attempts();
      const ofFirst = attempts.filter(({ id }) => id === first?.notification?.id);
      expect(ofFirst.map(({ attempt }) => attempt)).toEqual([1, 2]);
    });
    const [, second] = posts().filter(({ notification }) => notification?.id === first?.notification?.id);
    expect(second?.notification).toEqual({ ...first?.notification, delivery_attempts: 2 });
  });

  test("given a receiver that never answers, then it has one request at a time, and closing ends it at once", async () => {
    let open = 0;
    let most = 0;
    const { url, posts } = await givenReceiver((response) => {
      open += 1;
      most = Math.max(most, open);
      response.on("close", () => {
        open -= 1;
      });
    });
    const simulator = await givenSender(url, { everyMs: 1 });
    await vi.waitFor(() => expect(posts()).toHaveLength(1));
    const startedAt = performance.now();
    await simulator.close();
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(most).toBe(1);
  });

  test("given that it is closed, then waiting second attempts are given up", async () => {
    const { url, posts } = await givenReceiver(answering(500));
    const simulator = await givenSender(url, { retryAfterMs: 600_000 });
    await vi.waitFor(() => expect(posts().length).toBeGreaterThan(2));
    await simulator.close();
    expect(posts().every(({ notification }) => notification?.delivery_attempts === 1)).toBe(true);
  });
});

describe("modes", () => {
  test("webhooks-late: at once a backlog, made 20 minutes ago and sent now", async () => {
    const { url, posts } = await givenReceiver();
    // So rarely that none of it can come from waiting.
    const simulator = await givenSender(url, { everyMs: 600_000 });
    await vi.waitFor(() => expect(posts()).toHaveLength(1));
    await simulator.set("webhooks-late");
    await vi.waitFor(() => expect(posts()).toHaveLength(22));
    const late = posts().slice(1);
    expect(late.every((post) => lagOf(post) >= 20 * 60)).toBe(true);
    expect(late.every(({ notification }) => Date.now() / 1_000 - (notification?.first_sent_at ?? 0) < 10)).toBe(true);
  });

  test("webhooks-twice: each id two times", async () => {
    const { url, posts } = await givenReceiver();
    const simulator = await givenSender(url, { everyMs: 600_000 });
    await vi.waitFor(() => expect(posts()).toHaveLength(1));
    await simulator.set("webhooks-twice");
    await vi.waitFor(() => expect(posts()).toHaveLength(3));
    const [, one, other] = ids(posts());
    expect(one).toBe(other);
  });

  test("webhooks-out-of-order: an older one after a newer one", async () => {
    const { url, posts } = await givenReceiver();
    const simulator = await givenSender(url, { everyMs: 600_000 });
    await vi.waitFor(() => expect(posts()).toHaveLength(1));
    await simulator.set("webhooks-out-of-order");
    await vi.waitFor(() => expect(posts()).toHaveLength(3));
    const [, newer, older] = posts().map(({ notification }) => notification?.created_at ?? 0);
    expect(newer).toBe((older ?? 0) + 30);
  });

  test("webhooks-badly-signed: a signature of another secret", async () => {
    const { url, posts } = await givenReceiver();
    const simulator = await givenSender(url, { everyMs: 600_000 });
    await vi.waitFor(() => expect(posts()).toHaveLength(1));
    await simulator.set("webhooks-badly-signed");
    await vi.waitFor(() => expect(posts()).toHaveLength(2));
    expect(posts().map(({ signed }) => signed)).toEqual([true, false]);
  });

  test.each(["webhooks-silent", "unreachable"])("%s: none, until it is over", async (mode) => {
    const { url, posts } = await givenReceiver();
    const simulator = await givenSender(url, { everyMs: 600_000 });
    await vi.waitFor(() => expect(posts()).toHaveLength(1));
    await simulator.set(mode);
    await simulator.set("healthy");
    await vi.waitFor(() => expect(posts()).toHaveLength(2));
  });

  test.each(["server-errors", "hang", "token-revoked"])("%s: webhooks go on", async (mode) => {
    const { url, posts } = await givenReceiver();
    const simulator = await givenSender(url);
    await simulator.set(mode);
    const before = posts().length;
    await vi.waitFor(() => expect(posts().length).toBeGreaterThan(before + 2));
  });
});
