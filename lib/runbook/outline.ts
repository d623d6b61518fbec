/** What a block of the postmortem tells: words that people write, or facts that follow from the record. */
export type BlockKind = "narrative" | "timeline" | "impact" | "action-items";

/** One heading of the postmortem, and what stands under it. */
export type Block = {
  /** The same for ever, whatever its title: a narrative's text is kept under it. */
  readonly id: string;
  readonly kind: BlockKind;
  readonly title: string;
};

/** Title and header facts come first; the blocks follow in this order. */
export type Outline = readonly Block[];

/** The two narratives that the runbook asks for. Like the facts, no outline is without them. */
export const SUMMARY = "summary";
export const ROOT_CAUSE = "root-cause";

/** The runbook's template, to the letter. */
export const RUNBOOK_OUTLINE = [
  { id: SUMMARY, kind: "narrative", title: "Summary" },
  { id: "timeline", kind: "timeline", title: "Timeline" },
  { id: ROOT_CAUSE, kind: "narrative", title: "Root Cause" },
  { id: "impact", kind: "impact", title: "Impact" },
  { id: "action-items", kind: "action-items", title: "Action Items" },
] as const satisfies Outline;

/** Whether a block is the runbook's own, which no outline may be without. */
export function isOfRunbook(id: string): boolean {
  return RUNBOOK_OUTLINE.some((block) => block.id === id);
}
