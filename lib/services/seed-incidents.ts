import { importIncidents } from "#lib/db/incident-import.ts";
import { insertUpdates } from "#lib/db/narrative-updates.ts";
import { env } from "#lib/env.ts";
import { updateOfTexts } from "#lib/narrative/update-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import { commandIncident } from "#lib/services/command-incident.ts";
import type { Context } from "#lib/services/context.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { noteNarrative } from "#lib/services/note-narrative.ts";
import { replay, tellerNamed } from "#lib/services/seed/replay.ts";
import { stories } from "#lib/services/seed/stories.ts";
import type { Story } from "#lib/services/seed/story.ts";

/** More than this are not lived through one command at a time, which takes about 0.1 s for each. */
const MOST_LIVED_THROUGH = 200;

/** So many are written in one transaction: a few thousand events, well within the time that a statement may take. */
const BATCH = 250;

/** What was added. Numbers may lie between that somebody else declared meanwhile. */
export type Seeded = { readonly first: number; readonly last: number };

/** Hears how many were added so far. */
type Progress = (added: number) => void;

/**
 * Adds a sample history that ends now: the same for the same count and clock, and once more each time. A small one goes
 * through the services as real use does, a large one through the same rules and then in batches into the database.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function seedIncidents({
  ctx,
  input: { incidents },
  progress = () => {},
}: {
  ctx: Context;
  input: { incidents: number };
  progress?: Progress;
}): Promise<Seeded> {
  authorize(ctx, "incidents:command");
  const history = stories({ count: incidents, now: ctx.now });
  return incidents <= MOST_LIVED_THROUGH ? liveThrough(history, progress) : importInBatches(history, progress);
}

/** One command after the other, each at its own time. */
export async function liveThrough(history: Iterable<Story>, progress: Progress = () => {}): Promise<Seeded> {
  const numbers: number[] = [];
  for (const { declaration, declaredAt, by: declarer, steps, texts, writtenAt } of history) {
    const { number } = await declareIncident({
      ctx: { actor: tellerNamed(declarer), now: declaredAt },
      input: declaration,
    });
    for (const { command, at, by } of steps) {
      await commandIncident({ ctx: { actor: tellerNamed(by), now: at }, input: { number, command } });
    }
    if (Object.keys(texts).length > 0) {
      await insertUpdates([{ number, update: updateOfTexts(texts), authors: [], madeAt: writtenAt }]);
      await noteNarrative({ number, texts });
    }
    numbers.push(number);
    progress(numbers.length);
  }
  return { first: numbers.at(0) ?? 0, last: numbers.at(-1) ?? 0 };
}

/** The same logs, as the rules alone make them, without a transaction for each command. */
export async function importInBatches(history: Iterable<Story>, progress: Progress = () => {}): Promise<Seeded> {
  const { simulated } = env();
  const numbers: number[] = [];
  for (const batch of inBatches(history)) {
    const first = await importIncidents(
      batch.map((story) => ({
        ...replay(story, { drill: simulated }),
        texts: story.texts,
        writtenAt: story.writtenAt,
      })),
    );
    numbers.push(...batch.map((_, index) => first + index));
    progress(numbers.length);
  }
  return { first: numbers.at(0) ?? 0, last: numbers.at(-1) ?? 0 };
}

function* inBatches(history: Iterable<Story>): Generator<Story[]> {
  let batch: Story[] = [];
  for (const story of history) {
    batch.push(story);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
