import Link from "next/link";
import type { ReactNode } from "react";
import { DrillMark } from "#components/incident/drill-mark.tsx";
import { incidentPath } from "#components/incident/paths.ts";
import { StatusBadge } from "#components/incident/status-badge.tsx";
import { DurationText } from "#components/incidents/duration-text.tsx";
import { PostmortemWord } from "#components/incidents/postmortem-word.tsx";
import { StartedAt } from "#components/incidents/started-at.tsx";
import { SeverityBadge } from "#components/triage/severity-badge.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { timeText } from "#components/ui/time-text.ts";
import type { IncidentSummary } from "#lib/contracts/incident.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";

type IncidentRowProps = { incident: IncidentSummary; tabIndex: 0 | -1; old: boolean };

/** A row of the table; on a phone a card. The whole of it leads to the incident, by the one link in it. */
export function IncidentRow({ incident, tabIndex, old }: IncidentRowProps) {
  const { number, drill, severity, status, leaf, impact, startedAt, commander, postmortem } = incident;
  return (
    <tr
      className={classNames(
        "relative border-b border-line last:border-b-0 hover:bg-sunken has-focus-visible:bg-accent-quiet",
        "max-md:grid max-md:grid-cols-[1fr_auto] max-md:gap-x-3 max-md:gap-y-1 max-md:px-3 max-md:py-3",
        old && "hatched",
      )}
    >
      <th scope="row" className="py-1 pr-3 pl-3 text-left font-semibold whitespace-nowrap max-md:p-0">
        <Link
          href={incidentPath(number)}
          // A page of rows would fetch a page of incidents that nobody opens.
          prefetch={false}
          data-roving={String(number)}
          tabIndex={tabIndex}
          // The link lies over the whole row, so that its title is what a pointer sees anywhere in it.
          title={`${impact ?? "Impact unknown"} (first alert ${timeText(startedAt, "UTC", "minute")})`}
          className="figures rounded-4 after:absolute after:inset-0"
        >
          {incidentName(number)}
        </Link>
        {drill ? (
          <span className="ml-2 align-middle">
            <DrillMark />
          </span>
        ) : null}
      </th>
      <Cell className="max-md:justify-self-end">
        <SeverityBadge severity={severity} />
      </Cell>
      <Cell className="max-md:order-1 max-md:justify-self-end">
        <StatusBadge status={status} />
      </Cell>
      <Cell className="max-md:order-3 max-md:text-12 max-md:text-muted">
        {leaf === null ? <span className="text-muted">Not classified yet</span> : LEAF_MEANINGS[leaf].title}
      </Cell>
      <Cell className="w-full max-w-0 truncate max-md:order-1 max-md:w-auto max-md:max-w-none max-md:whitespace-normal">
        {impact === null ? <span className="text-muted">unknown</span> : impact}
      </Cell>
      <Cell className="max-md:order-4 max-md:text-12 max-md:text-muted">
        <StartedAt at={startedAt} />
      </Cell>
      <Cell className="max-md:order-3 max-md:justify-self-end max-md:text-12">
        <DurationText incident={incident} />
      </Cell>
      <Cell className="max-w-32 truncate max-lg:hidden">
        {commander === null ? <span className="text-muted">nobody</span> : commander}
      </Cell>
      <Cell className="max-md:order-4 max-md:justify-self-end max-md:text-12">
        <PostmortemWord progress={postmortem} />
      </Cell>
    </tr>
  );
}

function Cell({ className, children }: { className?: string; children: ReactNode }) {
  return <td className={classNames("py-1 pr-3 whitespace-nowrap max-md:p-0", className)}>{children}</td>;
}
