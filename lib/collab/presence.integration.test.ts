import { describe, expect, test } from "vitest";
import { openDocument, type RawClient } from "#lib/collab/testing.ts";
import { declareForTest, signedIn } from "#lib/collab/testing-people.ts";
import { collabSuite } from "#lib/collab/testing-suite.ts";

const suite = collabSuite();
const { open, serve } = suite;

function stateOf(client: RawClient, of: RawClient): Record<string, unknown> | undefined {
  return client.awareness.getStates().get(of.document.clientID);
}

describe("who is there", () => {
  test("given what somebody says of themselves, then others see the cursor, and the name that the server knows", async () => {
    const { document } = await declareForTest();
    const { account, headers } = await signedIn("responder", { name: "Ann" });
    const [ann, ben] = [await open(headers, document), await open((await signedIn("viewer")).headers, document)];
    ann.announce({ user: { id: "x", name: "The boss" }, section: "summary", more: 1 });
    await ben.until(() => stateOf(ben, ann) !== undefined);
    expect(stateOf(ben, ann)).toEqual({ section: "summary", user: { id: account.id, name: "Ann", mayWrite: true } });
    ben.announce({ section: "summary" });
    await ann.until(() => stateOf(ann, ben) !== undefined);
    expect(stateOf(ann, ben)?.user).toMatchObject({ name: "A viewer", mayWrite: false });
  });

  test("given that somebody says it before the document is loaded, then it counts", async () => {
    const { document } = await declareForTest();
    const ann = await open((await signedIn("responder")).headers, document);
    const ben = await openDocument(suite.server().url, (await signedIn("responder")).headers, document, (client) =>
      client.announce({ section: "summary" }),
    );
    suite.leaveAfter(ben);
    await ann.until(() => stateOf(ann, ben)?.section === "summary");
  });

  test("given states of somebody else's client, then they are ignored, whatever they say", async () => {
    const { document } = await declareForTest();
    const ann = await open((await signedIn("responder", { name: "Ann" })).headers, document);
    const ben = await open((await signedIn("viewer", { name: "Ben" })).headers, document);
    const watcher = await open((await signedIn("viewer")).headers, document);
    ann.announce({ section: "summary" });
    await watcher.until(() => stateOf(watcher, ann) !== undefined);
    const id = ann.document.clientID;
    ben.announce({ section: "root-cause" }, { id, clock: 1_000 });
    ben.announce(null, { id, clock: 1_001 });
    ben.announce({ section: "impact" });
    await watcher.until(() => stateOf(watcher, ben)?.section === "impact");
    expect(stateOf(watcher, ann)).toMatchObject({ section: "summary", user: { name: "Ann" } });
    ann.announce({ section: "impact" });
    await watcher.until(() => stateOf(watcher, ann)?.section === "impact");
  });

  test("given what no editor says, then it is dropped and the connection stays", async () => {
    const { document } = await declareForTest();
    const ann = await open((await signedIn("responder")).headers, document);
    const ben = await open((await signedIn("responder")).headers, document);
    for (const state of [{ section: 1 }, { cursor: { anchor: {}, head: {} } }, { more: "x".repeat(5_000) }, "x"]) {
      ben.announce(state);
    }
    for (let id = 1; id <= 10; id += 1) ben.announce({ section: "summary" }, { id });
    ben.announce({ section: "summary" }, { id: 1 });
    await ann.until(() => ann.awareness.getStates().size > 0);
    ben.announce({ section: "impact" }, { id: 1 });
    await ann.until(() => ann.awareness.getStates().get(1)?.section === "impact");
    expect(stateOf(ann, ben)).toBeUndefined();
    expect(ann.awareness.getStates().size).toBeLessThanOrEqual(4);
  });

  test("given that somebody is gone, or says so, then so is their presence, and it is back when they are", async () => {
    const { document } = await declareForTest();
    const { headers } = await signedIn("responder");
    const watcher = await open((await signedIn("viewer")).headers, document);
    const first = await open(headers, document);
    const id = first.document.clientID;
    const isThere = () => watcher.awareness.getStates().has(id);
    first.announce({ section: "summary" });
    await watcher.until(isThere);
    first.leave();
    await watcher.until(() => !isThere());
    // The same browser, which says what it has said before.
    const second = await open(headers, document);
    second.announce({ section: "summary" }, { id, clock: 1 });
    await watcher.until(isThere);
    second.announce(null, { id, clock: 2 });
    await watcher.until(() => !isThere());
    second.announce({ section: "summary" }, { id, clock: 3 });
    await watcher.until(isThere);
    second.leave();
    await watcher.until(() => !isThere());
  });

  test("given a browser that is back before its old connection is known to be dead, then it keeps its presence", async () => {
    const { document } = await declareForTest();
    const { headers } = await signedIn("responder");
    const watcher = await open((await signedIn("viewer")).headers, document);
    const old = await open(headers, document);
    const id = old.document.clientID;
    const section = () => watcher.awareness.getStates().get(id)?.section;
    old.announce({ section: "summary" });
    await watcher.until(() => section() === "summary");
    const back = await open(headers, document);
    back.announce({ section: "impact" }, { id, clock: 2 });
    await watcher.until(() => section() === "impact");
    await old.goodbye();
    back.announce({ section: "root-cause" }, { id, clock: 3 });
    await watcher.until(() => section() === "root-cause");
  });
});

describe("two processes", () => {
  test("given people at both, then they see each other, and no longer once they are gone", async () => {
    const other = await serve({});
    const { document } = await declareForTest();
    const ann = await open((await signedIn("responder", { name: "Ann" })).headers, document);
    ann.announce({ section: "summary" });
    const watcher = await open((await signedIn("viewer")).headers, document);
    await watcher.until(() => stateOf(watcher, ann) !== undefined);
    const ben = await open((await signedIn("responder", { name: "Ben" })).headers, document, other);
    await ben.until(() => stateOf(ben, ann) !== undefined);
    expect(stateOf(ben, ann)).toMatchObject({ section: "summary", user: { name: "Ann" } });
    ben.announce({ section: "impact" });
    await ann.until(() => stateOf(ann, ben)?.section === "impact");
    // Nobody at the other process is taken for somebody at this one.
    ben.announce({ section: "root-cause" }, { id: ann.document.clientID, clock: 1_000 });
    ben.announce({ section: "summary" });
    await watcher.until(() => stateOf(watcher, ben)?.section === "summary");
    for (const one of [watcher, ben]) {
      expect(stateOf(one, ann)).toMatchObject({ section: "summary", user: { name: "Ann" } });
    }
    ann.leave();
    await ben.until(() => stateOf(ben, ann) === undefined);
  });

  test("given nobody else at the document, then nothing is told of cursors that move", async () => {
    const { document } = await declareForTest();
    const told: string[] = [];
    const listening = await serve({});
    listening.hub.subscribe((message) => {
      if (message.kind === "signal" && message.signal.kind === "presence") told.push(message.signal.document);
    });
    const ann = await open((await signedIn("responder")).headers, document);
    const ben = await open((await signedIn("responder")).headers, document);
    for (let move = 0; move < 20; move += 1) ann.announce({ section: `s${move}` });
    await ben.until(() => stateOf(ben, ann)?.section === "s19");
    const { document: next } = await declareForTest();
    await open((await signedIn("responder")).headers, next);
    await expect.poll(() => told).toContain(next);
    // That it is open, once. What is told of other documents is left from other tests.
    expect(told.filter((one) => one === document || one === next)).toEqual([document, next]);
  });
});
