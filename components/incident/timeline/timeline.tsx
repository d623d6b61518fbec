"use client";

import { ArrowDownUp } from "lucide-react";
import { memo, useCallback, useMemo, useState } from "react";
import { ChoiceStrip } from "#components/form/choice-strip.tsx";
import { AmendDialog, RetractDialog } from "#components/incident/dialogs.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { Composer } from "#components/incident/timeline/composer.tsx";
import { daysOf } from "#components/incident/timeline/days-of.ts";
import { TimelineEntry } from "#components/incident/timeline/timeline-entry.tsx";
import { exportedOf, type Filter, timelineOf } from "#components/incident/timeline/timeline-view.ts";
import type { TypedNote } from "#components/incident/timeline/typed-note.ts";
import { Button } from "#components/ui/button.tsx";
import { useViewerZone } from "#components/ui/use-viewer-zone.ts";
import { labelsOf } from "#lib/incident/labels-of.ts";
import type { Entry } from "#lib/incident/state.ts";

/** How many entries are drawn at once. */
const PAGE = 100;

const FILTER_OPTIONS: readonly { value: Filter; label: string }[] = [
  { value: "all", label: "All" },
  { value: "told", label: "Messages and notes" },
  { value: "status", label: "Status" },
  { value: "evidence", label: "Evidence" },
  { value: "postmortem", label: "Postmortem" },
];

type Doing = { task: "amend" | "retract"; seq: number };

type TimelineProps = { composing: TypedNote["kind"]; onComposing: (kind: TypedNote["kind"]) => void };

/** The log of the incident, and where to write into it. */
export const Timeline = memo(function Timeline({ composing, onComposing }: TimelineProps) {
  const { record, may } = useIncidentOnPage();
  const zone = useViewerZone();
  const [filter, setFilter] = useState<Filter>("all");
  const [newestFirst, setNewestFirst] = useState(true);
  const [shown, setShown] = useState(PAGE);
  const [doing, setDoing] = useState<Doing | null>(null);
  const exported = useMemo(() => exportedOf(record), [record]);
  const labelOf = useMemo(() => labelsOf(record), [record]);
  const entries = useMemo(() => timelineOf(record, filter, newestFirst), [record, filter, newestFirst]);
  const days = useMemo(() => daysOf(entries.slice(0, shown), zone), [entries, shown, zone]);
  const more = entries.length - shown;
  const entry = record.entries.find(({ seq }) => seq === doing?.seq);
  const stop = () => setDoing(null);
  const amend = useCallback(({ seq }: Entry) => setDoing({ task: "amend", seq }), []);
  const retract = useCallback(({ seq }: Entry) => setDoing({ task: "retract", seq }), []);
  return (
    <section aria-labelledby="timeline-title" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="timeline-title" className="text-20 font-semibold">
          Timeline
        </h2>
        <Button size="small" variant="quiet" onClick={() => setNewestFirst(!newestFirst)}>
          <ArrowDownUp aria-hidden="true" />
          {newestFirst ? "Newest first" : "Oldest first"}
        </Button>
      </div>
      {may("add-note") ? <Composer kind={composing} onKind={onComposing} /> : null}
      <ChoiceStrip
        legend="Show"
        options={FILTER_OPTIONS}
        value={filter}
        onChange={(next) => {
          setFilter(next);
          setShown(PAGE);
        }}
      />
      {entries.length === 0 ? (
        <p className="rounded-8 border border-dashed border-edge p-6 text-center text-14 text-muted">
          Nothing of this kind has been recorded yet.
        </p>
      ) : (
        days.map((day) => (
          <section key={day.key} aria-label={day.text} className="flex flex-col gap-2">
            <h3 className="text-12 font-medium text-muted">{day.text}</h3>
            <ol className="flex flex-col gap-2">
              {day.entries.map((one) => (
                <TimelineEntry
                  key={one.seq}
                  entry={one}
                  label={labelOf(one)}
                  exported={exported(one)}
                  status={record.status}
                  onAmend={amend}
                  onRetract={retract}
                />
              ))}
            </ol>
          </section>
        ))
      )}
      {more > 0 ? (
        <Button className="self-center" onClick={() => setShown(shown + PAGE)}>
          {newestFirst ? "Show earlier" : "Show later"} ({more} more)
        </Button>
      ) : null}
      {doing?.task === "amend" && entry !== undefined ? <AmendDialog entry={entry} onClose={stop} /> : null}
      {doing?.task === "retract" && entry !== undefined ? <RetractDialog entry={entry} onClose={stop} /> : null}
    </section>
  );
});
