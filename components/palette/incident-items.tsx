import { DrillMark } from "#components/incident/drill-mark.tsx";
import { StatusBadge } from "#components/incident/status-badge.tsx";
import { PaletteGroup } from "#components/palette/palette-group.tsx";
import { PaletteItem } from "#components/palette/palette-item.tsx";
import { SeverityBadge } from "#components/triage/severity-badge.tsx";
import type { IncidentSummary } from "#lib/contracts/incident.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";

type IncidentItemsProps = {
  heading: string;
  /** Named by its number: it can be opened before, and even where, nothing was found. */
  named: number | null;
  incidents: readonly IncidentSummary[];
  onOpen: (number: number) => void;
};

export function IncidentItems({ heading, named, incidents, onOpen }: IncidentItemsProps) {
  const first = incidents.find(({ number }) => number === named);
  const rest = incidents.filter(({ number }) => number !== named);
  if (named === null && rest.length === 0) return null;
  return (
    <PaletteGroup heading={heading}>
      {named === null ? null : (
        <PaletteItem value={itemName(named)} onSelect={() => onOpen(named)}>
          {first === undefined ? `Open ${incidentName(named)}` : <Told incident={first} />}
        </PaletteItem>
      )}
      {rest.map((incident) => (
        <PaletteItem key={incident.number} value={itemName(incident.number)} onSelect={() => onOpen(incident.number)}>
          <Told incident={incident} />
        </PaletteItem>
      ))}
    </PaletteGroup>
  );
}

function Told({ incident: { number, severity, status, impact, leaf, drill } }: { incident: IncidentSummary }) {
  return (
    <span className="flex min-w-0 flex-1 items-center gap-2 max-sm:flex-wrap max-sm:gap-y-1 max-sm:py-2">
      <span className="figures font-semibold">{incidentName(number)}</span>
      <SeverityBadge severity={severity} />
      <span className="min-w-0 flex-1 truncate max-sm:order-last max-sm:basis-full">
        {impact ?? (leaf === null ? "Not classified yet" : LEAF_MEANINGS[leaf].title)}
      </span>
      {drill ? <DrillMark /> : null}
      <StatusBadge status={status} />
    </span>
  );
}

function itemName(number: number): string {
  return `incident-${number}`;
}
