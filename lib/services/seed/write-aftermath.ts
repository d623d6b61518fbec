import { ROOT_CAUSE, SUMMARY } from "#lib/runbook/outline.ts";
import { fill, handleOf } from "#lib/services/seed/cast.ts";
import { MINUTE_MS, type StoryWriter } from "#lib/services/seed/story-writer.ts";
import type { Response } from "#lib/services/seed/write-response.ts";
import { instant } from "#lib/text/instant.ts";

const HOUR = 60;
const DAY = 24 * HOUR;

/** What a team does once it is over: action items, the postmortem, a few corrections. */
export function writeAftermath(story: StoryWriter, response: Response): void {
  const items = listActionItems(story);
  correct(story, response);
  writeNarrative(story);
  finishActionItems(story, items);
}

/** @returns their numbers */
function listActionItems(story: StoryWriter): number[] {
  const { random, cast, plot } = story;
  const texts = plot.scene.actionItems.filter(() => random.chance(0.5)).slice(0, 3);
  return texts.map((text) => {
    story.pass(2, 45);
    const due = new Date(story.now.getTime() + random.whole(5, 40) * DAY * MINUTE_MS);
    return story.write(cast.commander, {
      type: "add-action-item",
      text: fill(text, cast),
      owner: random.chance(0.85) ? handleOf(random.pick([cast.commander, cast.responder])) : null,
      due: random.chance(0.8) ? instant(due).slice(0, 10) : null,
      kind: random.pick(["preventive", "monitoring", "documentation", null]),
      link: null,
    });
  });
}

function correct(story: StoryWriter, { note, mitigation }: Response): void {
  const { random, cast, plot } = story;
  story.pass(20, 3 * HOUR);
  if (random.chance(0.08)) {
    // Chat and charts tell afterwards when it really was.
    const at = instant(new Date(Date.parse(mitigation.at) + random.whole(1, 4) * MINUTE_MS));
    const { entry } = mitigation;
    story.write(cast.responder, { type: "amend-entry", expectedVersion: story.version, entry, at });
  }
  if (note === null || random.chance(0.8)) return;
  const expectedVersion = story.version;
  if (random.chance(0.4)) {
    story.write(cast.responder, {
      type: "retract-entry",
      expectedVersion,
      entry: note,
      reason: random.pick(["Another incident was meant", "It turned out to be wrong", null]),
    });
  } else {
    const text = `${story.say(plot.scene.findings)}\nAdded afterwards: see the chart of ${cast.facts.service}.`;
    story.write(cast.responder, { type: "amend-entry", expectedVersion, entry: note, text });
  }
}

/** Most postmortems get written, on one of the next days; some stay half done. */
function writeNarrative(story: StoryWriter): void {
  const { random, plot } = story;
  if (random.chance(0.2)) return;
  story.pass(10 * HOUR, 2 * DAY);
  story.tell(SUMMARY, story.say(plot.scene.summaries));
  if (random.chance(0.2)) return;
  story.pass(5, 3 * HOUR);
  story.tell(ROOT_CAUSE, story.say(plot.scene.rootCauses));
}

function finishActionItems(story: StoryWriter, items: readonly number[]): void {
  const { random, cast } = story;
  for (const item of items) {
    story.pass(8 * HOUR, 9 * DAY);
    const fate = random.fraction();
    if (fate < 0.7) story.write(cast.responder, { type: "complete-action-item", item });
    else if (fate < 0.75) {
      story.write(cast.commander, { type: "remove-action-item", expectedVersion: story.version, item });
    }
  }
}
