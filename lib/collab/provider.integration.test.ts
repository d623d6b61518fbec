import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { WebSocket } from "ws";
import { OPERATOR } from "#lib/auth/actor.ts";
import { type CollabServer, serveCollab } from "#lib/collab/testing.ts";
import { declareForTest, signedIn } from "#lib/collab/testing-people.ts";
import { readUpdates } from "#lib/db/narrative-updates.ts";
import { documentOf, textOf } from "#lib/narrative/document.ts";
import { changeAccount } from "#lib/services/change-account.ts";
import { contextOf, openTestDatabase } from "#lib/services/testing.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let server: CollabServer;
const cleanups: (() => void)[] = [];
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  server = await serveCollab(database.url);
});
afterEach(() => {
  for (const cleanUp of cleanups.splice(0)) cleanUp();
});
afterAll(async () => {
  await server.close();
  await database.close();
});

/** The client that browsers have. */
function provide(headers: Record<string, string>, name: string) {
  class WithHeaders extends WebSocket {
    constructor(url: string) {
      super(url, { headers });
    }
  }
  const pace = { delay: 50, minDelay: 50 };
  const socket = new HocuspocusProviderWebsocket({ ...pace, url: server.url, WebSocketPolyfill: WithHeaders });
  const provider = new HocuspocusProvider({ websocketProvider: socket, name, token: "" });
  provider.attach();
  cleanups.push(() => {
    provider.destroy();
    socket.destroy();
  });
  const text = textOf(provider.document, "summary");
  return {
    socket,
    provider,
    type: (letters: string) => text.insert(text.length, letters),
    text: () => text.toString(),
    isSaved: () => provider.synced && !provider.hasUnsyncedChanges,
  };
}

test("given thousands of edits while offline, then the browser's client comes back, and all are stored and seen", async () => {
  const { number, document } = await declareForTest();
  const ann = provide((await signedIn("responder")).headers, document);
  const ben = provide((await signedIn("viewer")).headers, document);
  await expect.poll(() => ann.isSaved() && ben.isSaved(), { timeout: 20_000 }).toBe(true);
  ann.socket.disconnect();
  await expect.poll(() => ann.provider.synced).toBe(false);
  for (let edit = 0; edit < 3_000; edit += 1) ann.type("x");
  expect(ann.provider.hasUnsyncedChanges).toBe(true);
  ann.socket.connect();
  await expect.poll(() => ann.isSaved(), { timeout: 30_000 }).toBe(true);
  await expect.poll(() => ben.text(), { timeout: 20_000 }).toBe("x".repeat(3_000));
  const stored = documentOf((await readUpdates(number)).map(({ update }) => update));
  expect(textOf(stored, "summary").toString()).toBe("x".repeat(3_000));
});

test("given a role that is changed, then the browser's client comes back by itself, with what it may now", async () => {
  const { document } = await declareForTest();
  const { account, headers } = await signedIn("responder");
  const ann = provide(headers, document);
  const changeRole = (role: "viewer" | "responder") =>
    changeAccount({ ctx: contextOf(OPERATOR), input: { id: account.id, change: { role } } });
  await expect.poll(() => ann.provider.authorizedScope, { timeout: 20_000 }).toBe("read-write");
  await changeRole("viewer");
  await expect.poll(() => ann.provider.authorizedScope, { timeout: 20_000 }).toBe("readonly");
  await changeRole("responder");
  await expect.poll(() => ann.provider.authorizedScope, { timeout: 20_000 }).toBe("read-write");
  ann.type("back");
  await expect.poll(() => ann.isSaved(), { timeout: 20_000 }).toBe(true);
});
