import { CommandList } from "cmdk";
import { ActionItems } from "#components/palette/action-items.tsx";
import { incidentNamed } from "#components/palette/incident-address.ts";
import { IncidentItems } from "#components/palette/incident-items.tsx";
import {
  GROUPS_AFTER_INCIDENTS,
  GROUPS_BEFORE_INCIDENTS,
  PALETTE_GROUPS,
  type PaletteAction,
  type PaletteGroup,
} from "#components/palette/palette-action.ts";
import type { IncidentSummary } from "#lib/contracts/incident.ts";

type PaletteListProps = {
  typed: string;
  /** Those that the typed words mean, best first. */
  actions: readonly PaletteAction[];
  incidents: readonly IncidentSummary[];
  onRun: (run: () => void) => void;
  onOpen: (number: number) => void;
};

/** Nothing typed: everything in its groups. Something typed: what it means, best first, an incident that is named by its number before all. */
export function PaletteList({ typed, actions, incidents, onRun, onOpen }: PaletteListProps) {
  const named = incidentNamed(typed);
  const isBlank = typed.trim() === "";
  const groups = (names: readonly PaletteGroup[]) =>
    names.map((name) => (
      <ActionItems
        key={name}
        heading={PALETTE_GROUPS[name]}
        actions={actions.filter(({ group }) => group === name)}
        onRun={onRun}
      />
    ));
  const found = <ActionItems heading="Commands" actions={actions} onRun={onRun} />;
  return (
    <CommandList label="Commands and incidents" className="min-h-0 overflow-y-auto overscroll-contain">
      {isBlank ? groups(GROUPS_BEFORE_INCIDENTS) : named === null ? found : null}
      <IncidentItems
        heading={isBlank ? "Open incidents" : "Incidents"}
        named={named}
        incidents={incidents}
        onOpen={onOpen}
      />
      {isBlank ? groups(GROUPS_AFTER_INCIDENTS) : named === null ? null : found}
    </CommandList>
  );
}
