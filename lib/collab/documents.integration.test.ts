import { randomUUID } from "node:crypto";
import { type Document, Hocuspocus, type onLoadDocumentPayload } from "@hocuspocus/server";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from "vitest";
import * as Y from "yjs";
import { durability } from "#lib/collab/documents.ts";
import { answered, answersTo, sendUpdate, storedTexts } from "#lib/collab/durability-testing.ts";
import { guarded } from "#lib/collab/guarded.ts";
import { type CollabServer, openDocument, type RawClient, serveCollab } from "#lib/collab/testing.ts";
import { declareForTest, withToken } from "#lib/collab/testing-people.ts";
import { db } from "#lib/db/client.ts";
import { readUpdates } from "#lib/db/narrative-updates.ts";
import { textOf } from "#lib/narrative/document.ts";
import { openTestDatabase } from "#lib/services/testing.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let server: CollabServer;
const clients: RawClient[] = [];
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  server = await serveCollab(database.url);
});
afterEach(() => {
  for (const client of clients.splice(0)) client.leave();
});
afterAll(async () => {
  await server.close();
  await database.close();
});

async function join(name: string, role: "responder" | "viewer" = "responder"): Promise<RawClient> {
  const client = await openDocument(server.url, (await withToken(role)).headers, name);
  clients.push(client);
  return client;
}

/** A client's next change, kept from being sent. */
function unsent(document: Y.Doc, change: (copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  copy.clientID = document.clientID;
  const before = Y.encodeStateVector(copy);
  change(copy);
  return Y.encodeStateAsUpdate(copy, before);
}

const write = (text: string) => (document: Y.Doc) => textOf(document, "summary").insert(0, text);

describe("what an editor writes", () => {
  test("given keys pressed, when each is acknowledged, then it is in the database already", async () => {
    const { number, document } = await declareForTest();
    const editor = await join(document);
    for (let key = 1; key <= 30; key++) {
      editor.type("summary", String(key % 10));
      await answered(editor, key);
      expect(await storedTexts(number)).toEqual({ summary: editor.text("summary") });
    }
    expect(answersTo(editor)).not.toContain(false);
    const [row] = await readUpdates(number);
    expect(row?.authors).toEqual([expect.objectContaining({ kind: "api-token", name: "Wall" })]);
  });

  test("given fifty editors who type at once, then their rows go together, and everybody has everything", async () => {
    const { number, document } = await declareForTest();
    const { headers } = await withToken("responder");
    const editors = await Promise.all(Array.from({ length: 50 }, () => openDocument(server.url, headers, document)));
    clients.push(...editors);
    for (let key = 0; key < 10; key++) for (const editor of editors) editor.type("summary", "x");
    await Promise.all(editors.map((editor) => editor.until(() => editor.text("summary").length === 500)));
    await Promise.all(editors.map((editor) => answered(editor, 10)));
    expect(new Set(editors.map((editor) => editor.text("summary"))).size).toBe(1);
    expect(await storedTexts(number)).toEqual({ summary: editors[0]?.text("summary") });
  });

  test("given what the document has already, then it is acknowledged, and not stored again", async () => {
    const { number, document } = await declareForTest();
    const editor = await join(document);
    editor.type("summary", "once");
    await answered(editor, 1);
    for (let time = 0; time < 3; time++) sendUpdate(editor, Y.encodeStateAsUpdate(editor.document));
    await answered(editor, 4);
    expect(answersTo(editor)).toEqual([true, true, true, true]);
    expect(await readUpdates(number)).toHaveLength(1);
  });

  test("given a viewer's text, then it is not stored and nobody sees it", async () => {
    const { number, document } = await declareForTest();
    const [editor, viewer] = [await join(document), await join(document, "viewer")];
    viewer.type("summary", "I was here");
    await answered(viewer, 1);
    expect(answersTo(viewer)).toEqual([false]);
    editor.type("root-cause", "real");
    await answered(editor, 1);
    await viewer.until(() => viewer.text("root-cause") === "real");
    expect(await storedTexts(number)).toEqual({ "root-cause": "real" });
    expect(editor.text("summary")).toBe("");
  });

  test("given the last one who leaves, then lists and search know what was written, and it is freed", async () => {
    const { number, document } = await declareForTest();
    const editor = await join(document);
    editor.type("summary", "Zanzibar fell silent");
    await answered(editor, 1);
    editor.leave();
    await vi.waitFor(
      async () => {
        const row = await db().incident.findUniqueOrThrow({ where: { number } });
        expect(row).toMatchObject({ postmortem: "started", narrativeWords: "zanzibar fell silent" });
      },
      { timeout: 20_000 },
    );
    expect((await join(document)).text("summary")).toBe("Zanzibar fell silent");
  });
});

describe("what no editor sends", () => {
  /** Sends it as an editor, and looks whether another one is left alone. */
  async function isRefused(update: (document: Y.Doc) => Uint8Array, reason = "malformed"): Promise<void> {
    const { number, document } = await declareForTest();
    const [bad, good] = [await join(document), await join(document)];
    good.type("summary", "good");
    await bad.until(() => bad.text("summary") === "good");
    sendUpdate(bad, update(bad.document));
    expect((await bad.closes()).reason).toBe(reason);
    good.type("summary", " still");
    await answered(good, 2);
    expect(await storedTexts(number)).toEqual({ summary: "good still" });
    expect((await join(document)).text("summary")).toBe("good still");
  }

  test("given bytes that are no update, then it is thrown out, and nobody else", () =>
    isRefused(() => Uint8Array.of(1, 255, 255, 255, 255, 15, 1, 0, 4)));

  test("given something else than text, then it is thrown out", () =>
    isRefused((document) => unsent(document, (copy) => copy.getMap("section:a").set("key", 1))));

  test("given a change that builds upon one that was never sent, then it is thrown out", () =>
    isRefused((document) => {
      const first = unsent(document, write("lost"));
      const copy = new Y.Doc();
      for (const update of [Y.encodeStateAsUpdate(document), first]) Y.applyUpdate(copy, update);
      copy.clientID = document.clientID;
      return unsent(copy, write("kept"));
    }));

  test("given text in somebody else's name, then it is thrown out", async () => {
    const { number, document } = await declareForTest();
    const [editor, forger] = [await join(document), await join(document)];
    editor.type("summary", "mine");
    await forger.until(() => forger.text("summary") === "mine");
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(editor.document));
    copy.clientID = editor.document.clientID;
    sendUpdate(forger, unsent(copy, write("yours")));
    expect((await forger.closes()).reason).toBe("malformed");
    editor.type("summary", " alone");
    await answered(editor, 2);
    expect(await storedTexts(number)).toEqual({ summary: "mine alone" });
  });
});

describe("a document that cannot be loaded", () => {
  test("given one, then nothing of it is kept: whoever tries again and again leaves no trail", async () => {
    const kept: Document[] = [];
    const watching = {
      onLoadDocument: async ({ document }: onLoadDocumentPayload) => {
        kept.push(document);
      },
    };
    const extensions = [watching, guarded(durability(server.hub), () => null)];
    const hocuspocus = new Hocuspocus({ quiet: true, extensions });
    await expect(hocuspocus.openDirectConnection(randomUUID())).rejects.toThrow();
    expect(kept).toMatchObject([{ isDestroyed: true }]);
    await hocuspocus.hooks("onDestroy", { instance: hocuspocus });
  });
});

describe("a long document", () => {
  test("given 5 MB pasted at once, then it is stored, others have it, and keys are taken as before", async () => {
    const { number, document } = await declareForTest();
    const [editor, other] = [await join(document), await join(document)];
    const pasted = "Fünf MB. 🔥\n".repeat(370_000);
    editor.type("summary", pasted);
    await answered(editor, 1);
    await other.until(() => other.text("summary").length === pasted.length);
    other.type("summary", "!");
    await answered(other, 1);
    expect((await storedTexts(number)).summary === `${pasted}!`).toBe(true);
    expect((await join(document)).text("summary") === `${pasted}!`).toBe(true);
  });

  test("given 16 MiB, then no text more is taken, until some is deleted", async () => {
    const { document } = await declareForTest();
    const editor = await join(document);
    for (const section of ["a", "b"]) editor.type(section, "x".repeat(7 * 1024 * 1024));
    await answered(editor, 2);
    const more = "y".repeat(3 * 1024 * 1024);
    const late = await join(document);
    late.type("c", more);
    expect((await late.closes()).reason).toBe("full");
    textOf(editor.document, "a").delete(0, 7 * 1024 * 1024);
    await answered(editor, 3);
    // It is measured again after a second.
    await vi.waitFor(
      async () => {
        const again = await join(document);
        again.type("c", more);
        await answered(again, 1);
        expect(answersTo(again)).toEqual([true]);
      },
      { timeout: 20_000, interval: 500 },
    );
  });
});
