import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { Postmortem } from "#lib/contracts/postmortem.ts";
import type { ActionItem } from "#lib/incident/action-item.ts";
import type { Texts } from "#lib/narrative/document.ts";
import type { Block } from "#lib/runbook/outline.ts";
import { hasVisible } from "#lib/text/clean.ts";

export type ItemToFinish = {
  readonly item: ActionItem;
  readonly lacksOwner: boolean;
  readonly lacksDue: boolean;
};

/** What a reader would ask for. None of it forbids to publish. */
export type Review = {
  readonly isOpen: boolean;
  /** Still to be done, by nobody or at no time. */
  readonly items: readonly ItemToFinish[];
  /** Nothing is to be done at all. */
  readonly hasNoItems: boolean;
  /** Where nothing is written. */
  readonly empty: readonly Block[];
  /** Comments about the text that nobody has resolved. */
  readonly unresolved: number;
};

/** @param texts the narrative as it is now */
export function reviewOf(
  { status, actionItems }: Pick<IncidentRecord, "status" | "actionItems">,
  { outline, comments }: Pick<Postmortem, "outline" | "comments">,
  texts: Texts,
): Review {
  const listed = actionItems.filter(({ removedAt }) => removedAt === null);
  return {
    isOpen: status !== "RESOLVED",
    items: listed
      .filter(({ completedAt }) => completedAt === null)
      .map((item) => ({ item, lacksOwner: item.owner === null, lacksDue: item.due === null }))
      .filter(({ lacksOwner, lacksDue }) => lacksOwner || lacksDue),
    hasNoItems: listed.length === 0,
    empty: outline.filter(({ id, kind }) => kind === "narrative" && !hasVisible(texts[id] ?? "")),
    unresolved: comments.filter(({ answers, resolved }) => answers === null && resolved === null).length,
  };
}

export function isComplete({ isOpen, items, hasNoItems, empty, unresolved }: Review): boolean {
  return !isOpen && items.length === 0 && !hasNoItems && empty.length === 0 && unresolved === 0;
}

/** What an action item lacks: `no owner, no due date`. */
export function lacksText({ lacksOwner, lacksDue }: Omit<ItemToFinish, "item">): string {
  return [...(lacksOwner ? ["no owner"] : []), ...(lacksDue ? ["no due date"] : [])].join(", ");
}
