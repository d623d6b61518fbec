"use client";

import { type RefObject, useRef } from "react";
import { ChoiceChips } from "#components/incidents/choice-chips.tsx";
import { DateFilter } from "#components/incidents/date-filter.tsx";
import { type Filters, isFiltered, NO_FILTERS, toggled } from "#components/incidents/filters.ts";
import { RemovableChip } from "#components/incidents/removable-chip.tsx";
import { SearchField } from "#components/incidents/search-field.tsx";
import type { ChangeOfFilters } from "#components/incidents/use-filters.ts";
import { Button } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { STATUSES } from "#lib/runbook/incident-status.ts";
import { LEAVES } from "#lib/runbook/leaf.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";
import { SEVERITIES } from "#lib/runbook/severity.ts";

const STATUS_OPTIONS = STATUSES.map((value) => ({ value, label: value }));
const SEVERITY_OPTIONS = SEVERITIES.map((value) => ({ value, label: value }));
const LEAF_OPTIONS = LEAVES.map((value) => ({ value, label: LEAF_MEANINGS[value].title }));

type FilterBarProps = { filters: Filters; change: ChangeOfFilters; searchField: RefObject<HTMLInputElement | null> };

/** Everything that narrows the list. What the closed part filters by stays in sight as chips that can be taken off. */
export function FilterBar({ filters, change, searchField }: FilterBarProps) {
  const { q, status, severity, leaf, from, to } = filters;
  const bar = useRef<HTMLDivElement>(null);
  // A chip goes with its filter; focus must not go with it.
  const take = (rest: Filters) => {
    change(rest, "step");
    bar.current?.focus();
  };
  return (
    <div ref={bar} tabIndex={-1} className="flex flex-col gap-3 print:hidden">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <SearchField value={q} field={searchField} onChange={(words, how) => change({ ...filters, q: words }, how)} />
        {/* On a phone one line that scrolls: the list is what the page is for. */}
        <div className="flex gap-4 max-sm:-m-1 max-sm:basis-full max-sm:overflow-x-auto max-sm:p-1">
          <ChoiceChips
            legend="Severity"
            options={SEVERITY_OPTIONS}
            chosen={severity}
            wrap={false}
            onToggle={(value) => change({ ...filters, severity: toggled(severity, value) }, "step")}
          />
          <ChoiceChips
            legend="Status"
            options={STATUS_OPTIONS}
            chosen={status}
            wrap={false}
            onToggle={(value) => change({ ...filters, status: toggled(status, value) }, "step")}
          />
        </div>
      </div>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <Disclosure summary="Classification and dates" className="open:basis-full">
          <div className="flex flex-wrap items-end gap-x-6 gap-y-4 pb-2">
            <ChoiceChips
              legend="Classification"
              options={LEAF_OPTIONS}
              chosen={leaf}
              wrap
              onToggle={(value) => change({ ...filters, leaf: toggled(leaf, value) }, "step")}
            />
            <div className="flex flex-wrap gap-4">
              <DateFilter
                label="From (UTC)"
                value={from}
                onChange={(day, how) => change({ ...filters, from: day }, how)}
              />
              <DateFilter label="To (UTC)" value={to} onChange={(day, how) => change({ ...filters, to: day }, how)} />
            </div>
          </div>
        </Disclosure>
        {isFiltered(filters) ? (
          <div className="ml-auto flex flex-wrap items-center justify-end gap-1 max-sm:ml-0 max-sm:justify-start">
            {leaf.map((value) => (
              <RemovableChip
                key={value}
                label={LEAF_MEANINGS[value].title}
                onRemove={() => take({ ...filters, leaf: toggled(leaf, value) })}
              />
            ))}
            {from === null && to === null ? null : (
              <RemovableChip label={rangeText(from, to)} onRemove={() => take({ ...filters, from: null, to: null })} />
            )}
            <Button size="small" variant="quiet" onClick={() => take(NO_FILTERS)}>
              Clear filters
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  );
}

function rangeText(from: string | null, to: string | null): string {
  if (from !== null && to !== null) return `${from} to ${to} UTC`;
  return from === null ? `until ${to} UTC` : `from ${from} UTC`;
}
