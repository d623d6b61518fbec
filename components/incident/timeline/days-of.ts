import { timeText } from "#components/ui/time-text.ts";
import type { Entry } from "#lib/incident/state.ts";

type Day = { readonly key: string; readonly text: string; readonly entries: readonly Entry[] };

/** Entries in their order, cut where the day changes on a clock in the zone. */
export function daysOf(entries: readonly Entry[], zone: string): Day[] {
  const days: { key: string; text: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const text = timeText(entry.happenedAt, zone, "date");
    const last = days.at(-1);
    if (last?.text === text) last.entries.push(entry);
    else days.push({ key: text, text, entries: [entry] });
  }
  return days;
}
