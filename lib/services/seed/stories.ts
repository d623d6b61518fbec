import { castFor } from "#lib/services/seed/cast.ts";
import { Random } from "#lib/services/seed/random.ts";
import { SCENES } from "#lib/services/seed/scenes/every-scene.ts";
import type { Story } from "#lib/services/seed/story.ts";
import { MINUTE_MS, type Plot, StoryWriter } from "#lib/services/seed/story-writer.ts";
import { writeAftermath } from "#lib/services/seed/write-aftermath.ts";
import { writeDeclaration } from "#lib/services/seed/write-declaration.ts";
import { writeResponse } from "#lib/services/seed/write-response.ts";

const HOUR_MS = 60 * MINUTE_MS;
/** Incidents are this far apart, and closer where so many of them would reach back too far. */
const USUAL_GAP_MS = 36 * HOUR_MS;
const LONGEST_HISTORY_MS = 6 * 365 * 24 * HOUR_MS;

/** Counted from the newest: those that nobody has resolved yet. */
const STAY_OPEN = [5, 11];

/**
 * A believable history of so many incidents up to `now`, oldest first: the same for the same count and clock. Nothing in it
 * happens after `now`, so that the newest are cut off in the middle.
 */
export function* stories({ count, now }: { count: number; now: Date }): Generator<Story> {
  const gap = Math.min(USUAL_GAP_MS, LONGEST_HISTORY_MS / count);
  for (let back = count; back >= 1; back -= 1) {
    const random = new Random(count, back);
    yield tell(plotFor({ random, back, count, gap, now }), random, now);
  }
}

function tell(plot: Plot, random: Random, now: Date): Story {
  const cast = castFor(random, plot.minutes);
  const story = new StoryWriter(plot, cast, random);
  const declaration = writeDeclaration(story);
  const declaredAt = story.now;
  const response = writeResponse(story, declaration);
  if (!plot.staysOpen) writeAftermath(story, response);
  const steps = story.steps.filter(({ at }) => at <= now);
  const passages = story.passages.filter(({ at }) => at <= now);
  const texts = Object.fromEntries(passages.map(({ section, text }) => [section, text]));
  return { declaredAt, by: cast.commander, declaration, steps, texts, writtenAt: passages.at(-1)?.at ?? declaredAt };
}

type Place = { random: Random; back: number; count: number; gap: number; now: Date };

function plotFor({ random, back, count, gap, now }: Place): Plot {
  const scene = random.weighed(SCENES, ({ weight }) => weight);
  const [shortest, longest] = scene.minutes;
  // Most are near the short end, a few are long.
  const minutes = Math.round(shortest + random.fraction() ** 2 * (longest - shortest));
  const ago = (passed: number) => new Date(now.getTime() - passed * MINUTE_MS);
  // The newest is under way and the one before it has just ended: whoever opens the sample sees both.
  if (back === 1 && count > 1) {
    return { scene, startedAt: ago(random.whole(20, 35)), minutes: Math.max(minutes, 90), staysOpen: false };
  }
  if (back <= 2) return { scene, startedAt: ago(minutes + random.whole(25, 60)), minutes, staysOpen: false };
  const slotEnd = now.getTime() - (back - 1) * gap;
  const startedAt = startWithin(random, slotEnd - gap, slotEnd);
  return { scene, startedAt, minutes, staysOpen: STAY_OPEN.includes(back) };
}

/** A time in the slot: rather by day than by night, as traffic is; and just before a month's end, when batch jobs run. */
function startWithin(random: Random, from: number, to: number): Date {
  const tries = [0, 1, 2].map(() => new Date(from + Math.floor((random.fraction() * (to - from)) / 1_000) * 1_000));
  const month = new Date(to);
  const monthBegan = Date.UTC(month.getUTCFullYear(), month.getUTCMonth());
  const beforeMonthEnd = monthBegan - random.whole(2, 10) * MINUTE_MS;
  if (beforeMonthEnd >= from && random.chance(0.6)) return new Date(beforeMonthEnd);
  const byDay = tries.find((at) => at.getUTCHours() >= 8 && at.getUTCHours() < 19);
  return byDay ?? tries[0] ?? new Date(from);
}
