"use client";

import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { useViewers } from "#components/incident/use-viewers.ts";
import { viewersWords } from "#components/incident/viewer-words.ts";
import { initials } from "#components/postmortem/collab/person-words.ts";
import { useIsAlive } from "#components/ui/use-is-alive.ts";

/** As many as stand side by side without pushing the rest away. */
const MOST_SHOWN = 6;

/** Who looks at the incident now, by their initials; the names are said, and stand in the title. */
export function ViewersHere() {
  const { record, me } = useIncidentOnPage();
  const isAlive = useIsAlive();
  const viewers = useViewers(record.number);
  // Nothing is known while the page comes to life; its room is kept.
  if (!isAlive || viewers === undefined || viewers.length === 0) return <div className="min-h-8" />;
  const words = viewersWords(viewers, me);
  const more = viewers.length - MOST_SHOWN;
  return (
    <p title={words} className="flex min-h-8 items-center gap-1 text-12 text-muted print:hidden">
      <span className="sr-only">{words}</span>
      <span aria-hidden="true" className="mr-1 max-sm:hidden">
        Looking now
      </span>
      {viewers.slice(0, MOST_SHOWN).map(({ accountId, name }) => (
        <span
          key={accountId}
          aria-hidden="true"
          className="inline-flex size-7 shrink-0 items-center justify-center rounded-full border border-edge bg-surface font-medium text-ink"
        >
          {initials(name)}
        </span>
      ))}
      {more > 0 ? (
        <span aria-hidden="true" className="figures">
          and {more} more
        </span>
      ) : null}
    </p>
  );
}
