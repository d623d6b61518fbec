import { z } from "zod";
import { SectionId } from "#lib/contracts/postmortem.ts";
import { sectionOf } from "#lib/narrative/document.ts";

/** What a client may say of itself: as JSON at most this long. */
const MOST_CHARACTERS = 4_096;

const Id = z.object({ client: z.int().min(0), clock: z.int().min(0) });

const TextName = z.string().refine((name) => SectionId.safeParse(sectionOf(name)).success);

/**
 * A place in a text, as Yjs writes it. With nothing in it that it is relative to, it makes the editors of others throw, and the name
 * of a text that nobody has would make them begin one.
 */
const Position = z
  .object({
    type: Id.nullable().default(null),
    tname: TextName.nullable().default(null),
    item: Id.nullable().default(null),
    assoc: z.int().default(0),
  })
  .refine(({ type, tname, item }) => type !== null || tname !== null || item !== null);

const State = z.object({
  cursor: z.object({ anchor: Position, head: Position }).nullish(),
  section: SectionId.nullish(),
});

/** What others are told of a client's cursor. */
export type PresenceState = z.infer<typeof State>;

/** What is to be kept of what a client says of itself; null where it is nothing that others could show. */
export function presenceStateOf(said: unknown): PresenceState | null {
  if (JSON.stringify(said).length > MOST_CHARACTERS) return null;
  return State.safeParse(said).data ?? null;
}
