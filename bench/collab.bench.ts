/**
 * Writing a postmortem together: fifty editors at one document, from a keystroke until the last of the others has it, with all of
 * them typing in the same moments and with each typing in moments of their own. Ours, which stores and checks each edit before
 * anybody hears of it, against stock Hocuspocus, which does neither (see `support/bare-collab.ts`). Also what an open document costs in memory, and how long one of 250,000 edits takes to open after
 * compaction, against bare Yjs reading the same bytes.
 */
import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import * as Y from "yjs";
import { disconnect } from "#lib/db/client.ts";
import { insertUpdates, readUpdates } from "#lib/db/narrative-updates.ts";
import { textOf } from "#lib/narrative/document.ts";
import { openEmbedded } from "#lib/postgres/embedded.ts";
import { settleNarrative } from "#lib/services/settle-narrative.ts";
import { settleTestEnv } from "#lib/services/testing.ts";
import { startServer, temporaryFolder } from "../e2e/support/app.ts";
import { residentKib } from "../e2e/support/memory.ts";
import { Program } from "../e2e/support/processes.ts";
import { postmortemFor, type Team, teamOf } from "../e2e/support/team.ts";
import { quantile, report } from "./support/figures.ts";
import { Marks } from "./support/marks.ts";
import { Writer } from "./support/writer.ts";

const AIM_OVER_STOCK = 1.7;
const AIM_OVER_YJS = 2;
const AIM_KIB_A_DOCUMENT = 1024;
const EDITORS = 50;
/** How fifty people type: all of them in the same moments, which is the worst, or each in moments of their own. */
const MANNERS = {
  atOnce: { everyMs: 500, keystrokes: 12, isSpread: false },
  spread: { everyMs: 200, keystrokes: 25, isSpread: true },
} as const;
type Manner = (typeof MANNERS)[keyof typeof MANNERS];
const WARM_UP_ROUNDS = 2;
const ROUNDS = 8;
const DOCUMENTS = 100;
const EDITS = 250_000;
const OPENINGS = 15;
const SETTLE_MS = 2_000;
const PORTS = { ours: 4366, bare: 4368 };

await using ending = new AsyncDisposableStack();

const folder = await temporaryFolder();
ending.defer(folder.remove);
const database = await openEmbedded(folder.path);
ending.defer(database.close);
settleTestEnv({ databaseUrl: database.url });
ending.defer(disconnect);
const server = await startServer(PORTS.ours, folder.path, { LOG_LEVEL: "warn" });
ending.defer(async () => {
  await server.stop();
});
const team: Team = await teamOf(`http://localhost:${PORTS.ours}`, EDITORS);

const bare = new Program(process.execPath, ["bench/support/bare-collab.ts"], { PORT: String(PORTS.bare) });
ending.defer(async () => {
  await bare.stop();
});
await bare.prints("Listening");

type Side = { readonly marks: Marks; readonly writers: readonly Writer[] };

async function sideOf(open: (editor: number, hear: (bytes: Uint8Array) => void) => Promise<Writer>): Promise<Side> {
  const marks = new Marks(EDITORS - 1);
  const writers: Writer[] = [];
  while (writers.length < EDITORS) writers.push(await open(writers.length, marks.hear));
  ending.defer(() => writers.forEach((writer) => void writer.leave()));
  return { marks, writers };
}

/** All of them type for a while, each keystroke sent by itself; over once everybody has all of it. */
async function type({ marks, writers }: Side, { everyMs, keystrokes, isSpread }: Manner): Promise<void> {
  const typed = writers.map(async (writer, index) => {
    if (isSpread) await setTimeout((index / EDITORS) * everyMs);
    for (let stroke = 0; stroke < keystrokes; stroke += 1) {
      writer.type(marks.next());
      await setTimeout(everyMs);
    }
  });
  await Promise.all(typed);
  await marks.allArrived();
}

const { document } = await postmortemFor(team);
const name = randomUUID();
const sides = {
  ours: await sideOf((editor, hear) => Writer.open({ ...team.socket(editor), document, hear })),
  bare: await sideOf((_, hear) => Writer.open({ url: `ws://127.0.0.1:${PORTS.bare}`, document: name, hear })),
};

/** How many times as long as with stock the last peer waits, at p95. */
async function lastPeerOverStock(name: keyof typeof MANNERS): Promise<number> {
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    if (round === 0) for (const { marks } of Object.values(sides)) marks.forget();
    // Each round begins with the other side, so that whatever else the machine does meets both alike.
    const order = round % 2 === 0 ? [sides.ours, sides.bare] : [sides.bare, sides.ours];
    for (const side of order) await type(side, MANNERS[name]);
  }
  for (const [side, { marks }] of Object.entries(sides)) {
    const [p50, p95] = [0.5, 0.95].map((share) => quantile(marks.latencies, share).toFixed(1));
    console.log(`${name}, ${side}: keystroke to the last of ${EDITORS - 1}: median ${p50} ms, p95 ${p95} ms`);
  }
  return quantile(sides.ours.marks.latencies, 0.95) / quantile(sides.bare.marks.latencies, 0.95);
}

const atOnce = await lastPeerOverStock("atOnce");
const spread = await lastPeerOverStock("spread");
for (const { writers } of Object.values(sides)) for (const writer of writers) writer.leave();

await setTimeout(SETTLE_MS);
const before = await residentKib(server.pid);
const open: Writer[] = [];
for (let index = 0; index < DOCUMENTS; index += 1) {
  const one = await postmortemFor(team);
  const writer = await Writer.open({ ...team.socket(index % EDITORS), document: one.document });
  writer.type("A page of words. ".repeat(200));
  await writer.acknowledged();
  open.push(writer);
}
await setTimeout(SETTLE_MS);
const kibADocument = ((await residentKib(server.pid)) - before) / DOCUMENTS;
for (const writer of open) writer.leave();

/** Somebody who writes and deletes, here and there, a character at a time: as updates of a thousand edits each. */
function manyEdits(): Uint8Array[] {
  const edited = new Y.Doc();
  const text = textOf(edited, "summary");
  const updates: Uint8Array[] = [];
  edited.on("update", (update: Uint8Array) => updates.push(update));
  let state = 1;
  const edit = (index: number) => {
    state = (state * 48_271) % 2_147_483_647;
    const at = state % (text.length + 1);
    if (index % 5 === 4 && at < text.length) text.delete(at, 1);
    else text.insert(at, String.fromCharCode(97 + (state % 26)));
  };
  for (let first = 0; first < EDITS; first += 1_000) {
    edited.transact(() => {
      for (let index = 0; index < 1_000; index += 1) edit(index);
    });
  }
  return updates;
}

const large = await postmortemFor(team);
const { number } = large;
await insertUpdates(manyEdits().map((update) => ({ number, update, authors: [], madeAt: new Date() })));
await settleNarrative({ number, now: new Date(), version: false });
const [snapshot] = await readUpdates(number);
if (snapshot === undefined) throw new Error("the compacted document is gone");
const openings: { ours: number[]; yjs: number[] } = { ours: [], yjs: [] };
for (let opening = 0; opening < OPENINGS; opening += 1) {
  const began = performance.now();
  Y.applyUpdate(new Y.Doc(), snapshot.update);
  openings.yjs.push(performance.now() - began);
  // A client that only counts the bytes: what it does with them is the browser's time, and that of bare Yjs alike.
  openings.ours.push(await Writer.timeToFirstState({ ...team.socket(opening % EDITORS), document: large.document }));
  // The server lets go of a document when its last reader has left.
  await setTimeout(500);
}

console.log(
  `opening ${EDITS} edits, ${snapshot.update.length} bytes: ours ${quantile(openings.ours, 0.5).toFixed(0)} ms, bare Yjs ${quantile(openings.yjs, 0.5).toFixed(0)} ms (medians)`,
);
report("collab", {
  lastPeerP95OverStock: { value: atOnce, aim: AIM_OVER_STOCK, better: "lower" },
  spreadLastPeerP95OverStock: { value: spread, aim: AIM_OVER_STOCK, better: "lower" },
  kibADocument: { value: kibADocument, aim: AIM_KIB_A_DOCUMENT, better: "lower" },
  openOverBareYjs: {
    value: quantile(openings.ours, 0.5) / quantile(openings.yjs, 0.5),
    aim: AIM_OVER_YJS,
    better: "lower",
  },
});
