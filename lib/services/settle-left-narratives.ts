import { readUpdates } from "#lib/db/narrative-updates.ts";
import { findUnsettled } from "#lib/db/postmortem-narrative.ts";
import { log } from "#lib/log.ts";
import { noteNarrative } from "#lib/services/note-narrative.ts";
import { settleNarrative } from "#lib/services/settle-narrative.ts";
import { narrativeOf } from "#lib/services/stored-narrative.ts";

/** Whoever has a narrative open settles it long before. */
const LEFT_AFTER_MS = 30 * 60_000;
/** The others have their turn an hour later. */
const MOST_AT_ONCE = 200;

/** Settles the narratives that nobody did: the process that had them open was killed. Each by itself: one that fails holds up no other. */
export async function settleLeftNarratives(now: Date): Promise<void> {
  const since = new Date(now.getTime() - LEFT_AFTER_MS);
  for (const number of await findUnsettled({ since, most: MOST_AT_ONCE })) {
    try {
      await settleNarrative({ number, now, version: true });
      await noteNarrative({ number, texts: narrativeOf(await readUpdates(number)).texts });
    } catch (err) {
      log.warn({ err, incident: number }, "A narrative could not be settled; it is tried again in an hour");
    }
  }
}
