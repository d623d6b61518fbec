import { Time } from "#components/ui/time.tsx";
import type { PlaybookStep } from "#lib/incident/state.ts";

/** Who ticked a step, and when. */
export function TickedBy({ by, happenedAt }: Pick<NonNullable<PlaybookStep["done"]>, "by" | "happenedAt">) {
  return (
    <span className="block text-12 wrap-anywhere text-muted">
      {by.name}, <Time at={happenedAt} detail="recent" />
    </span>
  );
}
