import type { ReactNode } from "react";
import { DrillMark } from "#components/incident/drill-mark.tsx";
import { incidentPath } from "#components/incident/paths.ts";
import { RunningClocks, TimeSplit } from "#components/incident/running-clocks.tsx";
import { StatusBadge } from "#components/incident/status-badge.tsx";
import { DurationText } from "#components/incidents/duration-text.tsx";
import { PostmortemWord } from "#components/incidents/postmortem-word.tsx";
import { StartedAt } from "#components/incidents/started-at.tsx";
import { SeverityBadge } from "#components/triage/severity-badge.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Link } from "#components/ui/link.tsx";
import { timeText } from "#components/ui/time-text.ts";
import type { IncidentSummary } from "#lib/contracts/incident.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";

type IncidentRowProps = { incident: IncidentSummary; tabIndex: 0 | -1; old: boolean };

/** What is not known stands there in a quiet word, so that no cell is empty. */
const UNKNOWN = "text-muted";

const CELL = "py-1 pr-3 align-middle whitespace-nowrap lg:border-b lg:border-line max-lg:p-0";

/** A row of the table; on a phone a card. The whole of it leads to the incident, by the one link in it. */
export function IncidentRow({ incident, tabIndex, old }: IncidentRowProps) {
  const { number, drill, severity, status, leaf, impact, startedAt, commander, postmortem, duplicateOf } = incident;
  return (
    <tr
      className={classNames(
        "relative hover:bg-sunken has-focus-visible:bg-accent-quiet",
        "max-lg:grid max-lg:grid-cols-[auto_minmax(0,1fr)] max-lg:items-center max-lg:gap-x-3 max-lg:gap-y-1 max-lg:border-b max-lg:border-line max-lg:px-3 max-lg:py-3 max-lg:last:border-b-0",
        old && "hatched",
      )}
    >
      <th scope="row" className={classNames(CELL, "text-left font-semibold lg:border-l lg:pl-3")}>
        <Link
          href={incidentPath(number)}
          // A page of rows would fetch a page of incidents that nobody opens.
          prefetch={false}
          data-roving={String(number)}
          tabIndex={tabIndex}
          // The link lies over the whole row, so that its title is what a pointer sees anywhere in it.
          title={`${impact ?? "Impact unknown"} (first alert ${timeText(startedAt, "UTC", "minute")})`}
          className="figures mr-2 rounded-4 after:absolute after:inset-0"
        >
          {incidentName(number)}
        </Link>
        {drill ? <DrillMark /> : null}
      </th>
      <Cell className="max-lg:justify-self-end">
        <SeverityBadge severity={severity} />
      </Cell>
      <Cell className="max-lg:order-2">
        <StatusBadge status={status} />
      </Cell>
      <Cell
        className={classNames(
          "max-lg:order-3 max-lg:text-12 lg:max-w-34 lg:min-w-34 lg:whitespace-normal",
          leaf === null && UNKNOWN,
        )}
      >
        {leaf === null ? "Not classified yet" : LEAF_MEANINGS[leaf].title}
      </Cell>
      <Cell className={classNames("lg:w-full lg:max-w-0 max-lg:order-1 max-lg:col-span-2", impact === null && UNKNOWN)}>
        <span className="block truncate max-lg:whitespace-normal">
          {duplicateOf === null ? null : <span className="text-muted">duplicate of {incidentName(duplicateOf)}: </span>}
          {impact ?? "unknown"}
        </span>
        {/* Here, where the row has most room: beside the duration they would take it from the impact. */}
        <RunningClocks incident={incident} className="whitespace-normal text-ink lg:[&_*]:text-12" />
      </Cell>
      <Cell className="max-lg:order-4 max-lg:text-12 max-lg:text-muted">
        <StartedAt at={startedAt} />
      </Cell>
      <Cell className="max-lg:order-2 max-lg:justify-self-end max-lg:text-right max-lg:whitespace-normal">
        <DurationText incident={incident} />
        {/* While it waits, for how long says it. */}
        {incident.waitingSince === null ? (
          <TimeSplit incident={incident} className="block text-12 text-muted lg:max-w-28 lg:whitespace-normal" />
        ) : null}
      </Cell>
      <Cell
        className={classNames(
          "max-w-32 truncate max-lg:order-4 max-lg:justify-self-end max-lg:text-12 lg:max-xl:hidden",
          commander === null && UNKNOWN,
        )}
      >
        {commander ?? "nobody"}
      </Cell>
      <Cell className="max-lg:order-3 max-lg:justify-self-end max-lg:text-12 lg:border-r">
        <PostmortemWord progress={postmortem} />
      </Cell>
    </tr>
  );
}

function Cell({ className, children }: { className: string; children: ReactNode }) {
  return <td className={classNames(CELL, className)}>{children}</td>;
}
