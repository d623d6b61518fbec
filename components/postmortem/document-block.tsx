import type { ReactNode } from "react";
import { ActionItemsSection } from "#components/postmortem/action-items-section.tsx";
import { ImpactSection } from "#components/postmortem/impact-section.tsx";
import { NarrativeSection } from "#components/postmortem/narrative-section.tsx";
import { TimelineSection } from "#components/postmortem/timeline/timeline-section.tsx";
import type { Block } from "#lib/runbook/outline.ts";

/** @param drawn what the server has drawn of it */
export function DocumentBlock({ block, drawn }: { block: Block; drawn: ReactNode }) {
  switch (block.kind) {
    case "narrative":
      return <NarrativeSection block={block} drawn={drawn} />;
    case "timeline":
      return <TimelineSection block={block} />;
    case "impact":
      return <ImpactSection block={block} />;
    case "action-items":
      return <ActionItemsSection block={block} />;
  }
}
