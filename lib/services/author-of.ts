import type { Actor } from "#lib/auth/actor.ts";
import type { Author } from "#lib/incident/author.ts";

/** Who acts, as it is kept with what they did. */
export function authorOf(actor: Actor): Author {
  return { kind: actor.kind, id: actor.kind === "operator" ? null : actor.id, name: actor.name };
}
