import type * as Y from "yjs";
import type { StoredUpdate } from "#lib/db/narrative-updates.ts";
import type { PostmortemRow } from "#lib/db/postmortems.ts";
import type { IncidentEvent } from "#lib/incident/event.ts";
import { fold } from "#lib/incident/evolve.ts";
import { postmortemOf } from "#lib/incident/postmortem-of.ts";
import { documentOf, type Texts, textsOf } from "#lib/narrative/document.ts";

/** The document that stored updates are together, and what it says. */
export function narrativeOf(updates: readonly StoredUpdate[]): { document: Y.Doc; texts: Texts } {
  const document = documentOf(updates.map(({ update }) => update));
  return { document, texts: textsOf(document) };
}

/** What is exported. */
export function markdownOf(
  { events, outline }: { events: readonly IncidentEvent[]; outline: PostmortemRow["outline"] },
  texts: Texts,
): string {
  return postmortemOf(fold(events), { outline, texts });
}
