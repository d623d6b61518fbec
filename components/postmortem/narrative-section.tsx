"use client";

import type { ReactNode } from "react";
import { DocumentSection } from "#components/postmortem/document-section.tsx";
import { useLiveNarrative } from "#components/postmortem/live-narrative.tsx";
import { usePostmortemOnPage } from "#components/postmortem/postmortem-context.tsx";
import { useShownTexts } from "#components/postmortem/texts-context.tsx";
import { useLoaded } from "#components/ui/use-loaded.ts";
import { type Block, ROOT_CAUSE, SUMMARY } from "#lib/runbook/outline.ts";

const loadSectionWords = () => import("#components/postmortem/section-words.tsx").then((module) => module.SectionWords);

/** What the runbook asks for. */
const HINTS: Readonly<Record<string, string>> = {
  [SUMMARY]: "One or two sentences: what happened, and what users saw of it.",
  [ROOT_CAUSE]: "The technical explanation of why it happened.",
};

type NarrativeSectionProps = {
  block: Block;
  /** As the server has drawn it, for whoever only reads. */
  drawn: ReactNode;
};

/** A section that people write together: its text for those who may write, what comes of it for those who read. */
export function NarrativeSection({ block: { id, title }, drawn }: NarrativeSectionProps) {
  const { mayWrite } = usePostmortemOnPage();
  const live = useLiveNarrative();
  const hint = HINTS[id] ?? "";
  return (
    <DocumentSection id={id} title={title}>
      {!mayWrite ? (
        <Read section={id} drawn={drawn} />
      ) : live === null ? (
        <ToCome section={id} hint={hint} />
      ) : (
        <live.parts.SectionEditor section={id} title={title} hint={hint} />
      )}
    </DocumentSection>
  );
}

function Read({ section, drawn }: { section: string; drawn: ReactNode }) {
  const live = useLiveNarrative();
  const { texts } = useShownTexts();
  const SectionWords = useLoaded(loadSectionWords);
  const text = texts[section] ?? "";
  if (live !== null && SectionWords !== undefined) return <SectionWords text={text} />;
  return drawn ?? <p className="wrap-anywhere whitespace-pre-wrap">{text === "" ? "To be written." : text}</p>;
}

/** In the measures of the field that takes its place, so that nothing moves when it does. */
function ToCome({ section, hint }: { section: string; hint: string }) {
  const { texts } = useShownTexts();
  const text = texts[section] ?? "";
  return (
    <div className="rounded-8 border border-edge bg-surface">
      <div className="h-[41px] border-b border-line pointer-coarse:h-[53px]" />
      <p className="min-h-30 px-3 pt-4 pb-3 wrap-anywhere whitespace-pre-wrap">
        {text === "" ? <span className="text-muted">{hint}</span> : text}
      </p>
    </div>
  );
}
