"use client";

import { ArrowDownUp } from "lucide-react";
import { memo, useCallback, useMemo, useState } from "react";
import { ChoiceStrip } from "#components/form/choice-strip.tsx";
import { AmendDialog, RedactDialog, RetractDialog } from "#components/incident/dialogs.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { Composer } from "#components/incident/timeline/composer.tsx";
import { pagesOf } from "#components/incident/timeline/pages-of.ts";
import { TimelinePage } from "#components/incident/timeline/timeline-page.tsx";
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

type Doing = { task: "amend" | "retract" | "redact"; seq: number };

type TimelineProps = {
  composing: TypedNote["kind"];
  onComposing: (kind: TypedNote["kind"]) => void;
  /** How many entries the page was not sent with and does not have yet. */
  left: number;
};

/** The log of the incident, and where to write into it. */
export const Timeline = memo(function Timeline({ composing, onComposing, left }: TimelineProps) {
  const { record, may } = useIncidentOnPage();
  const zone = useViewerZone();
  const [filter, setFilter] = useState<Filter>("all");
  const [newestFirst, setNewestFirst] = useState(true);
  const [shown, setShown] = useState(PAGE);
  const [doing, setDoing] = useState<Doing | null>(null);
  const exported = useMemo(() => exportedOf(record), [record]);
  const labelOf = useMemo(() => labelsOf(record), [record]);
  const entries = useMemo(() => timelineOf(record, filter, newestFirst), [record, filter, newestFirst]);
  const pages = useMemo(() => pagesOf(entries.slice(0, shown), PAGE), [entries, shown]);
  const more = entries.length - shown;
  const entry = record.entries.find(({ seq }) => seq === doing?.seq);
  const stop = () => setDoing(null);
  const amend = useCallback(({ seq }: Entry) => setDoing({ task: "amend", seq }), []);
  const retract = useCallback(({ seq }: Entry) => setDoing({ task: "retract", seq }), []);
  const redact = useCallback(({ seq }: Entry) => setDoing({ task: "redact", seq }), []);
  return (
    <section id="timeline" aria-labelledby="timeline-title" className="flex flex-col gap-4">
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
        pages.map(({ at, items }) => (
          <TimelinePage
            key={at}
            entries={items}
            zone={zone}
            status={record.status}
            labelOf={labelOf}
            exported={exported}
            isFar={at > 0}
            onAmend={amend}
            onRetract={retract}
            onRedact={redact}
          />
        ))
      )}
      {left > 0 ? (
        <p className="self-center text-14 text-muted">
          {left.toLocaleString("en")} more {left === 1 ? "entry is" : "entries are"} on the way
        </p>
      ) : more > 0 ? (
        <Button className="self-center" onClick={() => setShown(shown + PAGE)}>
          {newestFirst ? "Show earlier" : "Show later"} ({more.toLocaleString("en")} more)
        </Button>
      ) : null}
      {doing?.task === "amend" && entry !== undefined ? <AmendDialog entry={entry} onClose={stop} /> : null}
      {doing?.task === "retract" && entry !== undefined ? <RetractDialog entry={entry} onClose={stop} /> : null}
      {doing?.task === "redact" && entry !== undefined ? <RedactDialog entry={entry} onClose={stop} /> : null}
    </section>
  );
});
