import { MOST_BLOCKS, type Outline, type PostmortemVersion } from "#lib/contracts/postmortem.ts";
import { appendUpdate } from "#lib/db/narrative-updates.ts";
import { findKeptNarrative, type KeptNarrative, listVersions } from "#lib/db/postmortem-versions.ts";
import { holdPostmortem, writeOutline } from "#lib/db/postmortems.ts";
import type { Author } from "#lib/incident/author.ts";
import { log } from "#lib/log.ts";
import { updateTowards } from "#lib/narrative/edits.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { type Held, holdNarrative, keepVersion, putTogether, writersOf } from "#lib/services/hold-narrative.ts";
import { noSuchIncident } from "#lib/services/no-such-incident.ts";
import { noSuchVersion } from "#lib/services/no-such-version.ts";
import { noteNarrative } from "#lib/services/note-narrative.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import { hasVisible } from "#lib/text/clean.ts";

/**
 * Makes the narrative say again what it said in a version of its history, by as few edits as that takes, and keeps what it said until
 * now as a version. Sections that were taken out since come back, at the end. Where it says so already, the version that does is
 * answered.
 * @throws ServiceError `not_found`, `not_now`, `busy`, `unauthenticated`, `forbidden`
 */
export async function restoreVersion({
  ctx: { actor, now },
  input: { number, id },
}: {
  ctx: Context;
  input: { number: number; id: number };
}): Promise<PostmortemVersion> {
  const by = authorOf(authorize({ actor, now }, "incidents:command"));
  const { restored, texts } = await holdNarrative(number, async (held) => {
    const version = await findKeptNarrative(number, id, held.transaction);
    if (version === null) throw noSuchVersion(id);
    if (!held.isKept) await keepVersion(held, { kind: "saved", authors: writersOf(held), madeAt: now });
    await putTogether(held, []);
    const outline = await makeItSay(version, held, { by, at: now });
    const { texts } = version;
    const [newest] = await listVersions(number, { before: null, most: 1 }, held.transaction);
    if (outline === null && newest !== undefined) return { restored: newest, texts };
    const made = { kind: "restored", authors: [by], madeAt: now, restoredFrom: id, texts } as const;
    return { restored: await keepVersion(held, { ...made, ...(outline !== null && { outline }) }), texts };
  });
  // Nobody may have it open who would do so. It is restored whether or not this succeeds; whoever opens it next does it again.
  await noteNarrative({ number, texts }).catch((err: unknown) => {
    log.warn({ err, number }, "What a restored narrative says could not be kept with its incident");
  });
  return restored;
}

/**
 * Changes what is stored.
 * @returns the outline from then on; null where nothing had to be changed
 */
async function makeItSay(
  version: KeptNarrative,
  { transaction, number, document, texts }: Held,
  { by, at }: { by: Author; at: Date },
): Promise<Outline | null> {
  const postmortem = await holdPostmortem(transaction, number);
  if (postmortem === null) throw noSuchIncident(number);
  const outline = withBlocksOf(postmortem.outline, version);
  const update = updateTowards(document, version.texts, Object.keys({ ...texts, ...version.texts }));
  if (outline !== postmortem.outline) await writeOutline(transaction, number, { outline, by, at });
  // It is in a version from its first moment on.
  if (update !== null) await appendUpdate(transaction, { number, update, authors: [], madeAt: at });
  return update === null && outline === postmortem.outline ? null : outline;
}

/** The outline itself where nothing has to come back. */
function withBlocksOf(outline: Outline, version: KeptNarrative): Outline {
  const missing = version.outline.filter(
    ({ id, kind }) =>
      kind === "narrative" && hasVisible(version.texts[id] ?? "") && !outline.some((block) => block.id === id),
  );
  if (missing.length === 0) return outline;
  if (outline.length + missing.length > MOST_BLOCKS) {
    const titles = missing.map(({ title }) => title).join(", ");
    const message = `These sections would come back, and a postmortem has at most ${MOST_BLOCKS}: ${titles}. Take others out first.`;
    throw new ServiceError("not_now", message);
  }
  return [...outline, ...missing];
}
