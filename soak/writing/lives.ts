import { setTimeout } from "node:timers/promises";
import type { Random } from "#lib/services/seed/random.ts";
import type { Typist } from "./typist.ts";

/** One goes offline about so often. */
const CUT_EVERY_MS = 2_000;

/** A while in which some lose their line and get it back, and something else happens once. Over with some still offline. */
export async function live(
  ms: number,
  typists: readonly Typist[],
  random: Random,
  happens: () => Promise<void>,
): Promise<void> {
  const ends = performance.now() + ms;
  // Not waited for: the kill may come in the middle of it.
  void setTimeout(random.fraction() * ms).then(happens);
  while (performance.now() < ends) {
    await setTimeout(Math.min(random.whole(1, CUT_EVERY_MS), Math.max(1, ends - performance.now())));
    const typist = random.pick(typists);
    if (typist.isCut) typist.comeOnline();
    else typist.cut();
  }
}

/** Types while the database is away. Nothing of what is typed then may be acknowledged before it is back. */
export async function withoutDatabase(
  typists: readonly Typist[],
  database: { take(): Promise<void>; bringBack(): Promise<void> },
  ms: number,
): Promise<{ typed: number; faults: string[] }> {
  await database.take();
  const before = typists.map(({ edits }) => edits);
  await setTimeout(ms);
  const faults = typists.flatMap(({ acknowledged }, index) =>
    acknowledged > (before[index] ?? 0) ? [`typist ${index} read "saved" without a database`] : [],
  );
  const typed = typists.reduce((sum, { edits }, index) => sum + edits - (before[index] ?? 0), 0);
  await database.bringBack();
  return { typed, faults };
}
