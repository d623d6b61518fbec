"use client";

import { ActionItemLine } from "#components/action-items/action-item-line.tsx";
import { nameOf } from "#components/action-items/use-action-item-list.ts";
import type { Ticks } from "#components/action-items/use-ticks.ts";
import { useRovingFocus } from "#components/incidents/use-roving-focus.ts";
import type { ListedActionItem } from "#lib/contracts/action-item-list.ts";

/** In the order of the cells. */
const COLUMNS = ["Done", "Action item", "Kind", "Owner", "Due", "Incident"] as const;

type ActionItemTableProps = {
  items: readonly ListedActionItem[];
  ticks: Ticks;
  mayTick: boolean;
  /** True when the rows no longer tell how things are now. */
  old: boolean;
};

/** A row an action item; arrow keys move between the boxes. On a phone the same rows are cards. */
export function ActionItemTable({ items, ticks, mayTick, old }: ActionItemTableProps) {
  const { place, onKeyDown } = useRovingFocus<HTMLTableSectionElement>(items.map(nameOf), "up-down");
  return (
    <table className="w-full border-separate border-spacing-0 text-14 max-lg:block">
      <caption className="sr-only">
        Action items of all incidents.{mayTick ? " Arrow keys move between the boxes; the space bar ticks one." : null}
      </caption>
      <thead className="max-lg:sr-only">
        <tr>
          {COLUMNS.map((column) => (
            <th
              key={column}
              scope="col"
              className="sticky top-0 z-20 border-y border-line bg-sunken py-2 pr-3 text-left text-12 font-medium text-muted first:rounded-tl-8 first:border-l first:pl-3 last:rounded-tr-8 last:border-r"
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody
        ref={place}
        onKeyDown={onKeyDown}
        className="bg-surface max-lg:block max-lg:overflow-hidden max-lg:rounded-8 max-lg:border max-lg:border-line"
      >
        {items.map((item) => (
          <ActionItemLine key={nameOf(item)} item={item} ticks={ticks} mayTick={mayTick} old={old} />
        ))}
      </tbody>
    </table>
  );
}
