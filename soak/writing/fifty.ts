import { setTimeout } from "node:timers/promises";
import { Random } from "#lib/services/seed/random.ts";
import { residentKib } from "../../e2e/support/memory.ts";
import { teamOf } from "../../e2e/support/team.ts";
import { Service } from "./service.ts";
import { Table } from "./table.ts";

type Plan = {
  readonly editors: number;
  /** How long they type. */
  readonly ms: number;
  readonly seed: number;
  readonly port: number;
};

export type Summary = {
  editors: number;
  edits: number;
  tookMs: number;
  /** From the last edit until everybody reads "saved". */
  savedMs: number;
  /** How much more memory the server takes than when everybody sat there, at the most. */
  grownMib: number;
  /** What must be empty. */
  faults: string[];
};

const EVERY_MS = [300, 700] as const;
const LOOK_EVERY_MS = 250;
/** Garbage that waits to be collected is most of it. */
const MOST_GROWN_MIB = 300;

/** Everybody types in one document at the same time. */
export async function fiftyAtOnce({ editors, ms, seed, port }: Plan): Promise<Summary> {
  await using ending = new AsyncDisposableStack();
  const service = await Service.make(port);
  await service.start();
  ending.defer(() => service.stop());
  const table = await Table.sitDown(await teamOf(service.url, editors), editors, seed);
  ending.defer(() => table.leave());

  const before = await residentKib(service.pid);
  let most = before;
  const began = performance.now();
  const over = new AbortController();
  const watching = (async () => {
    while (!over.signal.aborted) {
      most = Math.max(most, await residentKib(service.pid));
      await setTimeout(LOOK_EVERY_MS);
    }
  })();
  await Promise.all(
    table.typists.map(async (typist, index) => {
      const random = new Random(seed, index, 1);
      while (performance.now() - began < ms) {
        await setTimeout(random.whole(...EVERY_MS));
        typist.edit();
      }
    }),
  );
  const ended = performance.now();
  const moments = await Promise.all(table.typists.map((typist) => typist.saved()));
  over.abort();
  await watching;

  const grownMib = Math.round((most - before) / 1024);
  const faults = await table.faultsAtRest();
  if (grownMib > MOST_GROWN_MIB) faults.push(`the server grew by ${grownMib} MiB`);
  faults.push(...table.typists.flatMap(({ refusals }) => refusals.map((reason) => `refused: ${reason}`)));
  const lost = table.typists.filter(({ waited }) => waited > 0).length;
  if (lost > 0) faults.push(`${lost} lost their connection`);
  if (faults.length === 0) ending.defer(service.remove);
  const edits = table.typists.reduce((sum, typist) => sum + typist.edits, 0);
  return { editors, edits, tookMs: ended - began, savedMs: Math.max(...moments) - ended, grownMib, faults };
}
