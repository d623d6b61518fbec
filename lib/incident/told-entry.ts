import { entryText } from "#lib/incident/entry-text.ts";
import type { Entry } from "#lib/incident/state.ts";

/** What the postmortem calls an entry. @param label what the timeline calls it */
export function toldLabel({ told }: Pick<Entry, "told">, label: string): string {
  return told.label ?? label;
}

/** What the postmortem says beside it. */
export function toldText(entry: Pick<Entry, "told" | "body" | "before">): string {
  return entry.told.text ?? entryText(entry);
}
