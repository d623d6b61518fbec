"use client";

import { IncidentRow } from "#components/incidents/incident-row.tsx";
import { useRovingFocus } from "#components/incidents/use-roving-focus.ts";
import { classNames } from "#components/ui/class-names.ts";
import { useViewerZone } from "#components/ui/use-viewer-zone.ts";
import type { IncidentSummary } from "#lib/contracts/incident.ts";

/** In the order of the cells; what a narrow screen leaves out has a class here and in the row. */
const COLUMNS = [
  { name: "Number" },
  { name: "Severity" },
  { name: "Status" },
  { name: "Classification" },
  { name: "Impact" },
  { name: "Started", zone: true },
  { name: "Duration" },
  { name: "Commander", className: "lg:max-xl:hidden" },
  { name: "Postmortem" },
] as const satisfies readonly { name: string; className?: string; zone?: true }[];

type IncidentTableProps = {
  incidents: readonly IncidentSummary[];
  /** True when the rows no longer tell how things are now. */
  old: boolean;
};

/**
 * The history, a row an incident: Tab reaches one row, arrow keys, Home and End go on from there, Enter opens. On a phone the
 * same rows are cards.
 */
export function IncidentTable({ incidents, old }: IncidentTableProps) {
  const { place, onKeyDown, onFocus, tabIndexOf } = useRovingFocus<HTMLTableSectionElement>(
    incidents.map(({ number }) => String(number)),
    "up-down",
  );
  const zone = useViewerZone();
  return (
    <table className="w-full border-separate border-spacing-0 text-14 max-lg:block">
      <caption className="sr-only">Incidents, newest first. Arrow keys move between the rows; Enter opens one.</caption>
      <thead className="max-lg:sr-only">
        <tr>
          {COLUMNS.map((column) => (
            <th
              key={column.name}
              scope="col"
              className={classNames(
                "sticky top-0 z-20 border-y border-line bg-sunken py-2 pr-3 text-left text-12 font-medium text-muted first:rounded-tl-8 first:border-l first:pl-3 last:rounded-tr-8 last:border-r",
                "className" in column && column.className,
              )}
            >
              {column.name}
              {"zone" in column ? ` (${zone})` : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody
        ref={place}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        className="bg-surface max-lg:block max-lg:overflow-hidden max-lg:rounded-8 max-lg:border max-lg:border-line"
      >
        {incidents.map((incident) => (
          <IncidentRow
            key={incident.number}
            incident={incident}
            tabIndex={tabIndexOf(String(incident.number))}
            old={old}
          />
        ))}
      </tbody>
    </table>
  );
}
