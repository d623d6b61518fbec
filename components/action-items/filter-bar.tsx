"use client";

import { useId, useRef } from "react";
import { type Filters, ME, STATES } from "#components/action-items/filters.ts";
import { ChoiceChips } from "#components/incidents/choice-chips.tsx";
import { RemovableChip } from "#components/incidents/removable-chip.tsx";
import { ACTION_ITEM_KIND_TITLES, ACTION_ITEM_KINDS } from "#lib/runbook/action-item-kinds.ts";

const STATE_LABELS: Record<Filters["state"], string> = { open: "Open", overdue: "Overdue", done: "Done", all: "All" };
const STATE_OPTIONS = STATES.map((value) => ({ value, label: STATE_LABELS[value] }));
const KIND_OPTIONS = ACTION_ITEM_KINDS.map((value) => ({ value, label: ACTION_ITEM_KIND_TITLES[value] }));
const MINE_OPTIONS = [{ value: ME, label: "Mine" }];
const DRILL_OPTIONS = [{ value: "true", label: "Drills too" }];

type FilterBarProps = {
  filters: Filters;
  change: (filters: Filters) => void;
  /** Where Offhook runs on the simulator everything is a drill, and shown. */
  simulated: boolean;
};

/** Everything that narrows the list. */
export function FilterBar({ filters, change, simulated }: FilterBarProps) {
  const { state, owner, kind, drills } = filters;
  const bar = useRef<HTMLDivElement>(null);
  const id = useId();
  return (
    <div ref={bar} tabIndex={-1} id={id} className="flex flex-wrap items-center gap-x-4 gap-y-3 print:hidden">
      {/* On a phone one line that scrolls: the list is what the page is for. */}
      <div className="flex gap-x-4 gap-y-2 sm:flex-wrap max-sm:-m-1 max-sm:basis-full max-sm:overflow-x-auto max-sm:p-1">
        <ChoiceChips
          legend="State"
          options={STATE_OPTIONS}
          chosen={[state]}
          wrap={false}
          oneOnly
          onToggle={(value) => change({ ...filters, state: value })}
        />
        <ChoiceChips
          legend="Owner"
          options={MINE_OPTIONS}
          chosen={owner === ME ? [ME] : []}
          wrap={false}
          onToggle={() => change({ ...filters, owner: owner === ME ? null : ME })}
        />
        <ChoiceChips
          legend="Kind"
          options={KIND_OPTIONS}
          chosen={kind === null ? [] : [kind]}
          wrap={false}
          onToggle={(value) => change({ ...filters, kind: kind === value ? null : value })}
        />
        {simulated ? null : (
          <ChoiceChips
            legend="Drills"
            options={DRILL_OPTIONS}
            chosen={drills === "true" ? ["true"] : []}
            wrap={false}
            onToggle={() => change({ ...filters, drills: drills === "true" ? null : "true" })}
          />
        )}
      </div>
      {owner === null || owner === ME ? null : (
        <RemovableChip
          label={`Owner: ${owner}`}
          onRemove={() => {
            change({ ...filters, owner: null });
            // The chip goes with its filter; focus must not go with it.
            bar.current?.focus();
          }}
        />
      )}
    </div>
  );
}
