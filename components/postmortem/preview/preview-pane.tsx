"use client";

import { type ReactNode, type RefObject, useRef } from "react";
import { DrillMark } from "#components/incident/drill-mark.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import type { Mode } from "#components/postmortem/modes.ts";
import { usePostmortemOnPage } from "#components/postmortem/postmortem-context.tsx";
import { usePreviewMarkdown } from "#components/postmortem/preview/use-preview-markdown.ts";
import { useScrollTogether } from "#components/postmortem/preview/use-scroll-together.ts";
import { useShownTexts } from "#components/postmortem/texts-context.tsx";
import { usePrinting } from "#components/postmortem/use-printing.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Notice } from "#components/ui/notice.tsx";
import { useLoaded } from "#components/ui/use-loaded.ts";
import { incidentName } from "#lib/incident/labels.ts";

const loadWords = () =>
  import("#components/postmortem/preview/preview-words.tsx").then((module) => module.PreviewWords);

type PreviewPaneProps = {
  mode: Mode;
  isSeen: boolean;
  /** The document as the server has drawn it. */
  drawn: ReactNode;
  /** What is scrolled together with it. */
  text: RefObject<HTMLElement | null>;
};

/**
 * The postmortem as it is exported: seen alone, or beside the text. It is also what is printed, and what people without script
 * read, whatever the mode.
 */
export function PreviewPane({ mode, isSeen, drawn, text }: PreviewPaneProps) {
  const pane = useRef<HTMLElement>(null);
  const isPrinting = usePrinting();
  const isBeside = mode === "both" && !isPrinting;
  const markdown = usePreviewMarkdown({ isSeen, isPrinting });
  const PreviewWords = useLoaded(loadWords);
  useScrollTogether({ isOn: isBeside && isSeen, text, preview: pane });
  return (
    <section
      ref={pane}
      aria-label="Preview"
      data-document=""
      tabIndex={isBeside ? 0 : undefined}
      className={classNames(
        "w-full max-w-prose min-w-0 print:block print:max-w-none",
        mode === "write" && "hidden [@media(scripting:none)]:block",
        mode === "both" && BESIDE,
      )}
    >
      <PrintedHead />
      <Held isPrinting={isPrinting} />
      {markdown === null || PreviewWords === undefined ? drawn : <PreviewWords markdown={markdown} />}
    </section>
  );
}

const BESIDE = classNames(
  "hidden min-[69rem]:sticky min-[69rem]:top-16 min-[69rem]:block min-[69rem]:max-h-[calc(100dvh-5rem)] min-[69rem]:self-start",
  "min-[69rem]:overflow-y-auto min-[69rem]:overscroll-contain min-[69rem]:border-l min-[69rem]:border-line min-[69rem]:pl-8",
  "print:static print:max-h-none print:overflow-visible print:border-0 print:pl-0 [@media(scripting:none)]:block",
);

/** On paper alone: which incident this is of, whether it is real, and whether it is final. */
function PrintedHead() {
  const { record } = useIncidentOnPage();
  const { published } = usePostmortemOnPage().postmortem;
  const isFinal = published !== null && !published.isOutdated;
  return (
    <div className="mb-6 hidden items-center justify-between gap-4 border-b border-ink pb-2 text-12 print:flex">
      <span className="font-semibold">{incidentName(record.number)} · Postmortem</span>
      <span className="flex items-center gap-3">
        {record.drill ? <DrillMark /> : null}
        {isFinal ? `Version ${published.version}` : "Draft"}
      </span>
    </div>
  );
}

/** In place of a preview that would keep whoever writes from writing. */
function Held({ isPrinting }: { isPrinting: boolean }) {
  const { isHeld, showNow } = useShownTexts();
  if (!isHeld || isPrinting) return null;
  return (
    <Notice
      title="Too long to preview while it is written"
      className="mb-6 print:hidden"
      action={
        <Button size="small" onClick={showNow}>
          Preview it as it is now
        </Button>
      }
    >
      More than 500,000 characters. What is below may be older than the text; the export never is.
    </Notice>
  );
}
