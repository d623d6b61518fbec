"use client";

import { Circle, CircleCheck, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { DueWords } from "#components/action-items/due-words.tsx";
import { ExternalLink } from "#components/action-items/external-link.tsx";
import { nameOf } from "#components/action-items/use-action-item-list.ts";
import type { Ticks } from "#components/action-items/use-ticks.ts";
import { FormFailure } from "#components/form/form-failure.tsx";
import { DrillMark } from "#components/incident/drill-mark.tsx";
import { actionItemPath } from "#components/incident/paths.ts";
import { SeverityBadge } from "#components/triage/severity-badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Link } from "#components/ui/link.tsx";
import type { ListedActionItem } from "#lib/contracts/action-item-list.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { ACTION_ITEM_KIND_TITLES } from "#lib/runbook/action-item-kinds.ts";

type ActionItemLineProps = {
  item: ListedActionItem;
  ticks: Ticks;
  mayTick: boolean;
  /** True when the rows no longer tell how things are now. */
  old: boolean;
};

const CELL = "py-1 pr-3 align-top lg:border-b lg:border-line max-lg:p-0";

/** A row of the table; on a phone a card. */
export function ActionItemLine({ item, ticks, mayTick, old }: ActionItemLineProps) {
  const { incident, text, owner, kind, link, severity, drill } = item;
  const name = nameOf(item);
  const asked = ticks.asked.get(name);
  const isDone = asked ?? item.completedAt !== null;
  const failure = ticks.failures.get(name);
  const tick = (done: boolean) => void ticks.tick(item, done);
  return (
    <tr
      className={classNames(
        "hover:bg-sunken has-focus-visible:bg-accent-quiet",
        "max-lg:relative max-lg:flex max-lg:flex-wrap max-lg:items-center max-lg:gap-x-3 max-lg:gap-y-1 max-lg:border-b max-lg:border-line max-lg:py-2 max-lg:pr-3 max-lg:pl-11 max-lg:last:border-b-0",
        old && "hatched",
      )}
    >
      <td className={classNames(CELL, "w-8 lg:border-l lg:pl-3 max-lg:absolute max-lg:top-2 max-lg:left-1 max-lg:w-9")}>
        {mayTick ? (
          <label className="flex min-h-8 items-center justify-center pointer-coarse:min-h-11">
            <input
              type="checkbox"
              checked={isDone}
              aria-label={`Done: ${text}`}
              data-roving={name}
              onChange={({ target }) => tick(target.checked)}
              className="size-4 accent-accent"
            />
          </label>
        ) : (
          <State isDone={isDone} />
        )}
      </td>
      <th
        scope="row"
        className={classNames(CELL, "text-left font-normal lg:w-full max-lg:basis-full max-lg:pointer-coarse:py-2")}
      >
        <span className="flex flex-wrap items-center gap-x-3">
          <span className={classNames("py-1 font-medium wrap-anywhere", isDone && "text-muted line-through")}>
            {text}
          </span>
          {link === null ? null : <ExternalLink href={link} />}
          {mayTick && ticks.held.has(name) && asked === undefined ? (
            <Button
              size="small"
              variant="quiet"
              aria-label={`Undo: ${text}`}
              onClick={() => tick(!isDone)}
              className="[&_svg]:text-muted"
            >
              <Undo2 aria-hidden="true" />
              Undo
            </Button>
          ) : null}
        </span>
        <FormFailure failure={failure} title={`Not ${isDone ? "opened again" : "ticked"}`} fields={[]} />
      </th>
      <Cell className={classNames("max-lg:text-12", kind === null && "text-muted")}>
        {kind === null ? "no kind" : ACTION_ITEM_KIND_TITLES[kind]}
      </Cell>
      <Cell
        className={classNames(
          "lg:max-w-40 lg:truncate max-lg:min-w-0 max-lg:text-12 max-lg:whitespace-normal max-lg:wrap-anywhere",
          owner === null && "text-muted",
        )}
      >
        {owner ?? "unassigned"}
      </Cell>
      <Cell className="max-lg:text-12">
        <DueWords {...item} completedAt={isDone ? item.completedAt : null} overdue={item.overdue && !isDone} />
      </Cell>
      <Cell className="max-lg:ml-auto lg:border-r">
        <span className="flex items-center gap-2">
          <Link
            href={actionItemPath(incident, item.item)}
            // A page of rows would fetch a page of incidents that nobody opens.
            prefetch={false}
            className="figures inline-flex min-h-6 items-center font-semibold text-accent-ink underline decoration-1 underline-offset-4 hover:decoration-2 pointer-coarse:min-h-11"
          >
            {incidentName(incident)}
          </Link>
          <SeverityBadge severity={severity} />
          {drill ? <DrillMark /> : null}
        </span>
      </Cell>
    </tr>
  );
}

function Cell({ className, children }: { className: string; children: ReactNode }) {
  return <td className={classNames(CELL, "lg:pt-2 whitespace-nowrap", className)}>{children}</td>;
}

/** In place of the box, where it cannot be ticked. */
function State({ isDone }: { isDone: boolean }) {
  const Shape = isDone ? CircleCheck : Circle;
  return (
    <span className="flex min-h-8 items-center">
      <Shape aria-hidden="true" className="size-4 text-muted" />
      <span className="sr-only">{isDone ? "done" : "open"}</span>
    </span>
  );
}
