import { memo } from "react";
import { Markdown } from "#components/ui/markdown.tsx";

/** In the export the title is a heading of level 2; on a page of its own it is the first. */
const AS_A_PAGE = -1;

type PreviewWordsProps = {
  /** The whole export. */
  markdown: string;
};

/** The postmortem as it is exported, drawn. Brings a Markdown parser: the browser loads it lazily. */
export const PreviewWords = memo(function PreviewWords({ markdown }: PreviewWordsProps) {
  return <Markdown text={markdown} headings={AS_A_PAGE} className="document-words" />;
});
