"use client";

import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { LongText } from "#components/ui/long-text.tsx";
import { Time } from "#components/ui/time.tsx";
import type { BodyOf, NarrativeSection } from "#lib/incident/event.ts";
import type { Entry } from "#lib/incident/state.ts";

type EarlierVersionsProps = {
  section: NarrativeSection;
  /** Puts a version into the field, to be looked at and saved. Undefined where nobody may. */
  onUse: ((text: string) => void) | undefined;
};

/** What was saved before: nothing that anybody saved is ever gone. */
export function EarlierVersions({ section, onUse }: EarlierVersionsProps) {
  const { record } = useIncidentOnPage();
  const earlier = record.entries
    .filter((entry) => isOf(section, entry))
    .slice(0, -1)
    .filter(({ body }) => body.text !== "")
    .reverse();
  if (earlier.length === 0) return null;
  return (
    <Disclosure
      className="print:hidden"
      summary={earlier.length === 1 ? "An earlier version" : `${earlier.length} earlier versions`}
    >
      <ol className="flex flex-col divide-y divide-line border-l border-edge pl-4">
        {earlier.map(({ seq, by, recordedAt, body }) => (
          <li key={seq} className="flex flex-col gap-1 py-3 first:pt-0">
            <p className="text-12 text-muted">
              {by.name}, <Time at={recordedAt} />
            </p>
            <LongText text={body.text} />
            {onUse === undefined ? null : (
              <Button size="small" className="self-start" onClick={() => onUse(body.text)}>
                Put it into the field
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}

function isOf(section: NarrativeSection, entry: Entry): entry is Entry & { body: BodyOf<"narrative"> } {
  return entry.body.kind === "narrative" && entry.body.section === section;
}
