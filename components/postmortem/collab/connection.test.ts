import type { AddressInfo } from "node:net";
import { Server } from "@hocuspocus/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { openConnection } from "#components/postmortem/collab/connection.ts";

type Said = { reason: string };

/** A real server on loopback, which holds every change back until it is let through. */
async function startServer({
  port = 0,
  readOnly = false,
  refuse,
}: {
  port?: number;
  readOnly?: boolean;
  refuse?: Said;
}) {
  const held: (() => void)[] = [];
  const taken: Uint8Array[] = [];
  let isHolding = false;
  const server = new Server({
    port,
    quiet: true,
    stopOnSignals: false,
    async onAuthenticate({ connectionConfig }) {
      if (refuse !== undefined) throw refuse;
      connectionConfig.readOnly = readOnly;
    },
    async beforeSync({ type, payload }) {
      if (type === 0) return;
      taken.push(payload);
      if (isHolding) await new Promise<void>((resolve) => held.push(resolve));
    },
  });
  await server.listen();
  const address = server.httpServer.address() as AddressInfo;
  return {
    port: address.port,
    taken,
    hold: () => {
      isHolding = true;
    },
    letThrough: () => {
      isHolding = false;
      for (const resolve of held.splice(0)) resolve();
    },
    text: () => server.hocuspocus.documents.get("notes")?.getText("section:summary").toString(),
    stop: () => server.destroy(),
  };
}

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function serve(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer(options);
  cleanups.push(server.stop);
  return server;
}

function connect(port: number) {
  const document = new Y.Doc();
  const events: string[] = [];
  const connection = openConnection({
    address: `ws://127.0.0.1:${port}`,
    name: "notes",
    document,
    awareness: new Awareness(document),
    isForeign: (origin) => origin === "copy",
    onOpen: (mayWrite) => events.push(mayWrite ? "may write" : "may read"),
    onSynced: () => events.push("synced"),
    onLost: () => events.push("lost"),
    onRefused: (reason) => events.push(reason),
    onLedger: () => {},
  });
  cleanups.push(() => {
    connection.close();
    document.destroy();
  });
  const text = document.getText("section:summary");
  return {
    connection,
    ledger: connection.ledger,
    text,
    document,
    events,
    type: (words: string) => text.insert(text.length, words),
  };
}

describe("a connection to the server", () => {
  it("given words from before it, then one message carries them, and they wait until it is answered", async () => {
    const server = await serve();
    server.hold();
    const { connection, ledger, type } = connect(server.port);
    for (const word of ["a", "b", "c"]) type(word);
    connection.start();
    await vi.waitFor(() => expect(server.taken).toHaveLength(1));
    type("d");
    expect([ledger.waiting(), ledger.isSettled()]).toEqual([4, false]);
    server.letThrough();
    await vi.waitFor(() => expect(ledger.isSettled()).toBe(true));
    expect(server.text()).toBe("abcd");
    expect(server.taken).toHaveLength(2);
  });

  it("given a server that goes and comes back, then what was typed meanwhile goes out once, as one", async () => {
    const first = await startServer({});
    const { connection, ledger, type, events } = connect(first.port);
    connection.start();
    await vi.waitFor(() => expect(ledger.isSettled()).toBe(true));
    await first.stop();
    await vi.waitFor(() => expect(events).toContain("lost"));
    for (let edit = 0; edit < 50; edit += 1) type("x");
    expect(ledger.waiting()).toBe(50);
    const second = await serve({ port: first.port });
    connection.tryNow();
    await vi.waitFor(() => expect(ledger.isSettled()).toBe(true), { timeout: 8_000 });
    expect(second.text()).toBe("x".repeat(50));
    expect(second.taken).toHaveLength(1);
  });

  it("given answers that never come, then a new connection counts nothing as saved that it has not sent", async () => {
    const server = await serve();
    const { connection, ledger, type } = connect(server.port);
    connection.start();
    await vi.waitFor(() => expect(ledger.isSettled()).toBe(true));
    server.hold();
    type("a");
    type("b");
    connection.renew();
    expect(ledger.waiting()).toBe(2);
    type("c");
    await vi.waitFor(() => expect(server.taken.length).toBeGreaterThanOrEqual(3));
    expect(ledger.waiting()).toBe(3);
    server.letThrough();
    await vi.waitFor(() => expect(ledger.isSettled()).toBe(true));
    expect(server.text()).toBe("abc");
  });

  it("given a copy that is read late, then the server gets it, and nobody is told of edits", async () => {
    const server = await serve();
    const { connection, ledger, document } = connect(server.port);
    connection.start();
    await vi.waitFor(() => expect(ledger.isSettled()).toBe(true));
    const copy = new Y.Doc();
    copy.getText("section:summary").insert(0, "from before");
    Y.applyUpdate(document, Y.encodeStateAsUpdate(copy), "copy");
    expect(ledger.waiting()).toBe(0);
    await vi.waitFor(() => expect(server.text()).toBe("from before"));
  });

  it("given somebody who may only read, then they are told, and what they typed before waits as refused", async () => {
    const server = await serve({ readOnly: true });
    const { connection, ledger, type, events } = connect(server.port);
    type("mine");
    connection.start();
    await vi.waitFor(() => expect(ledger.isRefused()).toBe(true));
    expect(events).toContain("may read");
    expect([ledger.waiting(), server.text()]).toEqual([1, ""]);
  });

  it("given a server that turns them away for good, then it says why, and tries again only when it is asked to", async () => {
    const server = await serve({ refuse: { reason: "too-many" } });
    const { connection, events } = connect(server.port);
    connection.start();
    await vi.waitFor(() => expect(events).toEqual(["too-many"]));
    connection.tryNow();
    await vi.waitFor(() => expect(events).toEqual(["too-many", "too-many"]));
  });
});
