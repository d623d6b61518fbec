"use client";

import { EyeOff } from "lucide-react";
import { memo } from "react";
import { EntryActions } from "#components/incident/timeline/entry-actions.tsx";
import { EntryBody } from "#components/incident/timeline/entry-body.tsx";
import { EntryCorrections } from "#components/incident/timeline/entry-corrections.tsx";
import type { Exported } from "#components/incident/timeline/timeline-view.ts";
import { Badge } from "#components/ui/badge.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Time } from "#components/ui/time.tsx";
import type { Author } from "#lib/incident/author.ts";
import type { Entry } from "#lib/incident/state.ts";
import type { Status } from "#lib/runbook/incident-status.ts";

/** From this on it matters that something was written down later than it happened. */
const LATE_MS = 60_000;

const AUTHOR_KINDS: Record<Author["kind"], string> = {
  account: "",
  "api-token": " (API token)",
  operator: " (command line)",
  monitor: " (by itself)",
};

type TimelineEntryProps = {
  entry: Entry;
  /** What the entry is called. */
  label: string;
  exported: Exported;
  /** Of the incident. */
  status: Status;
  onAmend: (entry: Entry) => void;
  onRetract: (entry: Entry) => void;
  onRedact: (entry: Entry) => void;
};

/** One line of the timeline: when, what, who, and how it was corrected. Drawn again only when it changed: there may be many. */
export const TimelineEntry = memo(function TimelineEntry(props: TimelineEntryProps) {
  const { entry, label, exported } = props;
  const { happenedAt, recordedAt, by, retracted, redacted, amendments } = entry;
  const isLate = Date.parse(recordedAt) - Date.parse(happenedAt) > LATE_MS;
  return (
    <li
      id={`entry-${entry.seq}`}
      className={classNames(
        "flex flex-col gap-1 border-l-2 py-2 pl-4",
        exported === null ? "border-line" : "border-accent-ink",
      )}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h4 className={classNames("text-14 font-semibold", retracted !== null && "line-through")}>{label}</h4>
        <span className="text-12 text-muted">
          <Time at={happenedAt} detail="second" />
        </span>
        {exported === null ? null : <Badge weight="quiet">In the postmortem</Badge>}
        {retracted === null ? null : <Badge weight="outlined">Retracted</Badge>}
        {redacted === null ? null : (
          <Badge weight="outlined">
            <EyeOff aria-hidden="true" />
            Redacted
          </Badge>
        )}
        <EntryActions {...props} />
      </div>
      <EntryBody entry={entry} />
      <p className="text-12 wrap-anywhere text-muted">
        {by.name}
        {AUTHOR_KINDS[by.kind]}
        {isLate ? (
          <>
            , recorded <Time at={recordedAt} />
          </>
        ) : null}
      </p>
      {retracted === null ? null : (
        <p className="text-12 wrap-anywhere text-muted">
          Retracted by {retracted.by.name}, <Time at={retracted.recordedAt} />
          {retracted.reason === null ? null : `: ${retracted.reason}`}
        </p>
      )}
      {redacted === null ? null : (
        <p className="text-12 wrap-anywhere text-muted">
          Redacted by {redacted.by.name}, <Time at={redacted.recordedAt} />
          {redacted.reason === null ? null : `: ${redacted.reason}`}
        </p>
      )}
      <EntryCorrections amendments={amendments} />
    </li>
  );
});
