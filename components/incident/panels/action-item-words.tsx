import { timeText } from "#components/ui/time-text.ts";
import type { ActionItem } from "#lib/incident/action-item.ts";
import { ACTION_ITEM_KIND_TITLES } from "#lib/runbook/action-item-kinds.ts";

type ActionItemWordsProps = Pick<ActionItem, "text" | "owner" | "due" | "kind">;

/** An action item as it is read: what, and below it of which kind it is, by whom and by when. */
export function ActionItemWords({ text, owner, due, kind }: ActionItemWordsProps) {
  return (
    <>
      <span className="block wrap-anywhere">{text}</span>
      <span className="figures block text-12 font-normal wrap-anywhere text-muted">
        {kind === null ? null : `${ACTION_ITEM_KIND_TITLES[kind]} · `}
        {owner ?? "unassigned"} · {due === null ? "no date" : `due ${dayText(due)}`}
      </span>
    </>
  );
}

/** A day of the calendar, in nobody's zone. */
function dayText(due: string): string {
  return timeText(`${due}T00:00:00Z`, "UTC", "date");
}
