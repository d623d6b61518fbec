import type { PageUpdate } from "#lib/contracts/status-page.ts";
import { incidentStatusText, pageProse, pageTime } from "#lib/integrations/statuspage/said.ts";

/** Of one incident, the newest are kept. */
const MAX_UPDATES = 20;

/** An update as any kind of page sends it. */
type Said = { readonly [field in "status" | "text" | "at"]: string | null | undefined };

/** What a page says in the course of an incident, newest first. Those without a time come last, in the page's order. */
export function pageUpdates(said: readonly Said[]): PageUpdate[] {
  const told = said
    .map(({ status, text, at }): PageUpdate => {
      return { status: incidentStatusText(status), text: pageProse(text ?? ""), at: pageTime(at) };
    })
    .filter(({ status, text }) => status !== null || text !== "");
  const once = new Map(told.map((update) => [JSON.stringify(update), update]));
  return [...once.values()].toSorted(newestFirst).slice(0, MAX_UPDATES);
}

function newestFirst({ at: one }: PageUpdate, { at: other }: PageUpdate): number {
  if (one === other) return 0;
  return (other ?? "") > (one ?? "") ? 1 : -1;
}
