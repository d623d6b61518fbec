"use client";

import { CircleCheck } from "lucide-react";
import { StateMark } from "#components/ui/state-mark.tsx";
import { timeText } from "#components/ui/time-text.ts";
import { useViewerZone } from "#components/ui/use-viewer-zone.ts";
import type { ListedActionItem } from "#lib/contracts/action-item-list.ts";

/** By when it is to be done, or when it was. What is overdue says so in a word. */
export function DueWords({ due, overdue, completedAt }: Pick<ListedActionItem, "due" | "overdue" | "completedAt">) {
  const zone = useViewerZone();
  if (completedAt !== null) {
    return (
      <span className="figures inline-flex items-center gap-1 text-muted">
        <CircleCheck aria-hidden="true" className="size-4 shrink-0" />
        done <time dateTime={completedAt}>{timeText(completedAt, zone, "date")}</time>
      </span>
    );
  }
  if (due === null) return <span className="text-muted">no date</span>;
  // A day of the calendar, in nobody's zone.
  const day = <time dateTime={due}>{timeText(`${due}T00:00:00Z`, "UTC", "date")}</time>;
  return overdue ? (
    <StateMark meaning="degraded">
      <span className="figures">overdue, {day}</span>
    </StateMark>
  ) : (
    <span className="figures">{day}</span>
  );
}
