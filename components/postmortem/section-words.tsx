import { Markdown } from "#components/ui/markdown.tsx";
import { markdownSection } from "#lib/text/markdown-section.ts";

/** In the export a section's own headings begin at level 4, under one of level 3; on the page theirs is of level 2. */
const HEADINGS = -1;

/** A section of the postmortem as it is exported, drawn. Brings a Markdown parser: the browser loads it lazily. */
export function SectionWords({ text }: { text: string }) {
  return text.trim() === "" ? (
    <p className="text-muted">To be written.</p>
  ) : (
    <Markdown text={markdownSection(text)} headings={HEADINGS} />
  );
}
