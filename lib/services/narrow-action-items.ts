import type { Actor } from "#lib/auth/actor.ts";
import type { ActionItemFilters, ListedActionItem } from "#lib/contracts/action-item-list.ts";
import type { ActionItemNarrowing, FoundActionItem } from "#lib/db/action-item-list.ts";
import { readCalendar } from "#lib/db/business-calendar.ts";
import { env } from "#lib/env.ts";
import { dayIn } from "#lib/text/day-in.ts";
import { instant } from "#lib/text/instant.ts";

/** The owner that stands for whoever asks. */
const ME = "me";

/** What filters mean for somebody who asks now. */
export async function narrowActionItems(
  { state, owner, kind, drills }: ActionItemFilters,
  { actor, now }: { actor: Actor; now: Date },
): Promise<ActionItemNarrowing> {
  const { calendar } = await readCalendar();
  return {
    state,
    owner: owner === ME ? actor.name : (owner ?? null),
    kind: kind ?? null,
    drills: drills === undefined ? env().simulated : drills === "true",
    today: dayIn(calendar.zone, now),
  };
}

export function listedOf({ completedAt, ...rest }: FoundActionItem): ListedActionItem {
  return { ...rest, completedAt: completedAt && instant(completedAt) };
}
