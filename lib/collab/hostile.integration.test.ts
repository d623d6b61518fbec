import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import * as Y from "yjs";
import { FRAMES, SYNC } from "#lib/collab/frame.ts";
import { type CollabServer, connectTo, openDocument, type RawClient, serveCollab } from "#lib/collab/testing.ts";
import { declareForTest, signedIn } from "#lib/collab/testing-people.ts";
import { textOf, textsOf } from "#lib/narrative/document.ts";
import { openTestDatabase } from "#lib/services/testing.ts";

const SEED = 20_261_127;
const ROUNDS = 300;

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let server: CollabServer;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  server = await serveCollab(database.url);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An update as an honest editor makes it. */
function honestUpdate(text: string): Uint8Array {
  const document = new Y.Doc();
  textOf(document, "summary").insert(0, text);
  return Y.encodeStateAsUpdate(document);
}

/** A length below 128, and the bytes. */
function sized(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(bytes.length), bytes]);
}

/** The ways in which frames are bad; what is left of chance is where exactly. */
function hostileFrame(client: RawClient, random: () => number): Uint8Array | string {
  const below = (most: number) => Math.floor(random() * most);
  const noise = (length: number) => Uint8Array.from({ length }, () => below(256));
  const cut = (bytes: Uint8Array) => bytes.subarray(0, below(bytes.length));
  const spoilt = (bytes: Uint8Array) => {
    const copy = Uint8Array.from(bytes);
    for (let times = 1 + below(4); times > 0; times -= 1) copy[below(copy.length)] = below(256);
    return copy;
  };
  const honest = client.frame(FRAMES.sync, Uint8Array.of(SYNC.update), sized(honestUpdate("honest")));
  const state = sized(Y.encodeStateVector(client.document));
  const ways: (() => Uint8Array | string)[] = [
    () => noise(1 + below(200)),
    () => client.frame(below(256), noise(below(60))),
    () => cut(honest),
    () => spoilt(honest),
    () => client.frame(FRAMES.sync, Uint8Array.of(SYNC.update), sized(noise(2 + below(100)))),
    () => client.frame(FRAMES.syncReply, Uint8Array.of(SYNC.answer), sized(noise(2 + below(100)))),
    () => client.frame(FRAMES.sync, Uint8Array.of(SYNC.update), sized(spoilt(honestUpdate("spoilt")))),
    () => client.frame(FRAMES.sync, Uint8Array.of(SYNC.askWithState), sized(noise(below(40)))),
    () => client.frame(FRAMES.sync, Uint8Array.of(SYNC.askWithState), spoilt(state)),
    () => client.frame(FRAMES.awareness, sized(noise(below(100)))),
    () => client.frame(FRAMES.awareness, sized(Buffer.from([1, below(128), below(128), 4, ...Buffer.from("null")]))),
    () => client.frame(FRAMES.auth, noise(below(20))),
    // To all others, and to the server.
    () => client.frame(6, sized(Buffer.from("hello"))),
    () => client.frame(5, sized(Buffer.from("hello"))),
    () => client.frame(FRAMES.close),
    () => `text ${randomUUID()}`,
    () => honest.toString().slice(0, below(200)),
    () => Buffer.concat([sized(Buffer.from(randomUUID())), Uint8Array.of(FRAMES.sync, SYNC.update)]),
    () => new Uint8Array(),
  ];
  return ways[below(ways.length)]?.() ?? "";
}

async function isTaken(client: RawClient, text: string): Promise<boolean> {
  const answered = client.answers.length;
  client.type("root-cause", text);
  await client.until(() => client.answers.length > answered);
  return client.answers.at(-1) === true;
}

/** The same characters, and the same of them deleted. */
function isSame(one: RawClient, other: RawClient): boolean {
  return Y.equalSnapshots(Y.snapshot(one.document), Y.snapshot(other.document));
}

test("given hundreds of hostile frames, then two others go on writing, stay the same, and the console is silent", async () => {
  const complaints = (["error", "warn", "log"] as const).map((level) => vi.spyOn(console, level));
  const random = randomOf(SEED);
  const { document } = await declareForTest();
  const hostile = [await signedIn("responder"), await signedIn("viewer")];
  const ann = await openDocument(server.url, (await signedIn("responder")).headers, document);
  const ben = await openDocument(server.url, (await signedIn("responder")).headers, document);
  let typed = "";
  for (let round = 0; round < ROUNDS; round += 1) {
    const { headers } = hostile[round % 2] ?? { headers: {} };
    // Some before they have said what they want, some while it is loaded, some in the midst of it.
    const client =
      round % 3 === 0
        ? await openDocument(server.url, headers, document)
        : await connectTo(server.url, headers, document);
    if (round % 3 === 1) client.authenticate();
    for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) client.send(hostileFrame(client, random));
    await client.goodbye();
    if (round % 10 !== 0) continue;
    const [writer, other] = round % 20 === 0 ? [ann, ben] : [ben, ann];
    typed += `${round} `;
    expect(await isTaken(writer, `${round} `)).toBe(true);
    await other.until(() => other.text("root-cause") === typed);
  }
  const late = await openDocument(server.url, (await signedIn("viewer")).headers, document);
  await Promise.all([ann, ben].map((client) => client.until(() => isSame(client, late))));
  const texts = [ann, ben, late].map((client) => textsOf(client.document));
  expect(texts).toEqual([texts[2], texts[2], texts[2]]);
  expect(late.text("root-cause")).toBe(typed);
  for (const spy of complaints) {
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  }
  for (const client of [ann, ben, late]) client.leave();
});
