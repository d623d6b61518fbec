import { memo } from "react";
import { Markdown } from "#components/ui/markdown.tsx";
import { hasVisible } from "#lib/text/clean.ts";

/** In the export a section's own headings begin at level 4, under one of level 3; on the page theirs is of level 2. */
const HEADINGS = -1;

/** A section of the postmortem as it is exported, drawn. Brings a Markdown parser: the browser loads it lazily. */
export const SectionWords = memo(function SectionWords({ text }: { text: string }) {
  return hasVisible(text) ? <Markdown text={text} headings={HEADINGS} /> : <p className="text-muted">To be written.</p>;
});
