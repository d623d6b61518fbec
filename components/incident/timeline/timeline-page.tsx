import { memo } from "react";
import { daysOf } from "#components/incident/timeline/days-of.ts";
import { TimelineEntry } from "#components/incident/timeline/timeline-entry.tsx";
import type { Exported } from "#components/incident/timeline/timeline-view.ts";
import type { Entry } from "#lib/incident/state.ts";
import type { Status } from "#lib/runbook/incident-status.ts";

type TimelinePageProps = {
  entries: readonly Entry[];
  zone: string;
  status: Status;
  labelOf: (entry: Entry) => string;
  exported: (entry: Entry) => Exported;
  onAmend: (entry: Entry) => void;
  onRetract: (entry: Entry) => void;
  onRedact: (entry: Entry) => void;
  /** Below what is seen at first: laid out and painted only near the window, for there may be ten thousand. */
  isFar: boolean;
};

/** A stretch of the timeline, by days. */
export const TimelinePage = memo(function TimelinePage({
  entries,
  zone,
  status,
  labelOf,
  exported,
  isFar,
  ...doing
}: TimelinePageProps) {
  return (
    <div
      className={
        isFar ? "flex flex-col gap-4 [contain-intrinsic-size:auto_7000px] [content-visibility:auto]" : "contents"
      }
    >
      {daysOf(entries, zone).map((day) => (
        <section key={day.key} aria-label={day.text} className="flex flex-col gap-2">
          <h3 className="text-12 font-medium text-muted">{day.text}</h3>
          <ol className="flex flex-col gap-2">
            {day.entries.map((one) => (
              <TimelineEntry
                key={one.seq}
                entry={one}
                label={labelOf(one)}
                exported={exported(one)}
                status={status}
                {...doing}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
});
