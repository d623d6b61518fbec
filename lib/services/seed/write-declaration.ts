import type { Declaration } from "#lib/incident/command.ts";
import { actionOf, causeOf } from "#lib/runbook/cause-and-action.ts";
import { handleOf } from "#lib/services/seed/cast.ts";
import type { StoryWriter } from "#lib/services/seed/story-writer.ts";
import { wayTo } from "#lib/services/seed/way-to-leaf.ts";
import { instant } from "#lib/text/instant.ts";

/** How soon the first update is promised, by severity; the others promise none. */
const FIRST_UPDATE_MINUTES: Partial<Record<Declaration["severity"], number>> = { P1: 30, P2: 60 };

/** How an incident begins. Not every one is understood, and not every one has a commander, from its first minute. */
export function writeDeclaration(story: StoryWriter): Declaration {
  const { random, plot, cast } = story;
  const { scene, startedAt, staysOpen } = plot;
  const severity = staysOpen ? (scene.severities.at(-1) ?? "P4") : random.pick(scene.severities);
  const leaf = random.chance(0.85) ? scene.leaf : null;
  story.pass(0.5, 2);
  const walk =
    leaf === null || random.chance(0.1)
      ? null
      : {
          startedAt: instant(story.now),
          answers: wayTo(leaf).map((step) => ({
            ...step,
            by: random.chance(0.7) ? ("evidence" as const) : ("person" as const),
          })),
        };
  story.pass(1, 5);
  const promised = FIRST_UPDATE_MINUTES[severity];
  story.declared(walk === null ? 2 : 3);
  return {
    severity,
    leaf,
    suspicionId: null,
    impact: random.chance(0.9) ? story.say(scene.impacts) : null,
    cause: leaf === null ? null : causeOf(leaf),
    action: leaf === null ? null : actionOf(leaf),
    commander: random.chance(0.8) ? handleOf(cast.commander) : null,
    nextUpdateAt: promised === undefined ? null : story.promise(promised),
    firstAlert: { text: story.say(scene.alerts), at: instant(startedAt) },
    triageRunId: null,
    walk,
  };
}
