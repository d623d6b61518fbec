/**
 * Whether an edit that was acknowledged is still there after `kill -9` at that very moment, with all tabs closed: 200 rounds of
 * edit, acknowledge, kill, start again and look. Beside it, on the same machine, stock Hocuspocus that stores its documents
 * as files, in fewer rounds.
 */
import { randomUUID } from "node:crypto";
import { startServer, temporaryFolder } from "../e2e/support/app.ts";
import { Program } from "../e2e/support/processes.ts";
import { exportOf, postmortemFor, teamOf } from "../e2e/support/team.ts";
import { report } from "./support/figures.ts";
import { markOf } from "./support/marks.ts";
import { Writer } from "./support/writer.ts";

const ROUNDS = 200;
const STOCK_ROUNDS = 50;
const PORTS = { ours: 4362, bare: 4364 };

/** Somebody writes, hears that it is saved, and in that moment everything goes: the tab first, so that nobody brings it back. */
async function writeAndKill(writer: Writer, words: string, server: Program): Promise<void> {
  writer.type(words);
  await writer.acknowledged();
  writer.leave();
  await server.stop("SIGKILL");
}

async function lostByUs(): Promise<number> {
  await using ending = new AsyncDisposableStack();
  const folder = await temporaryFolder();
  ending.defer(folder.remove);
  const start = () => startServer(PORTS.ours, folder.path, { LOG_LEVEL: "warn" });
  let server = await start();
  ending.defer(async () => {
    await server.stop();
  });
  const team = await teamOf(`http://localhost:${PORTS.ours}`, 1);
  const { number, document } = await postmortemFor(team);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const writer = await Writer.open({ ...team.socket(0), document });
    await writeAndKill(writer, `${markOf(round)}\n`, server);
    server = await start();
  }
  const found = await exportOf(team, number);
  return countMissing(found, ROUNDS);
}

async function lostByStock(): Promise<number> {
  await using ending = new AsyncDisposableStack();
  const folder = await temporaryFolder();
  ending.defer(folder.remove);
  const start = async () => {
    const program = new Program(process.execPath, ["bench/support/bare-collab.ts"], {
      PORT: String(PORTS.bare),
      FOLDER: folder.path,
    });
    await program.prints("Listening");
    return program;
  };
  let server = await start();
  ending.defer(async () => {
    await server.stop();
  });
  const opening = { url: `ws://127.0.0.1:${PORTS.bare}`, document: randomUUID() };
  for (let round = 1; round <= STOCK_ROUNDS; round += 1) {
    const writer = await Writer.open(opening);
    await writeAndKill(writer, `${markOf(round)}\n`, server);
    server = await start();
  }
  const reader = await Writer.open(opening);
  const found = reader.own.getText("section:summary").toString();
  reader.leave();
  return countMissing(found, STOCK_ROUNDS);
}

function countMissing(found: string, rounds: number): number {
  return Array.from({ length: rounds }, (_, index) => markOf(index + 1)).filter((mark) => !found.includes(mark)).length;
}

const stock = await lostByStock();
console.log(`stock Hocuspocus, storing files: lost ${stock} of ${STOCK_ROUNDS} acknowledged edits`);
const ours = await lostByUs();
console.log(`ours: lost ${ours} of ${ROUNDS} acknowledged edits`);
report("loss", { lostAcknowledgedEdits: { value: ours, aim: 0, better: "lower" } });
