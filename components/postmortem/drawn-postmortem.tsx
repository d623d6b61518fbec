import type { ReactNode } from "react";
import { PreviewWords } from "#components/postmortem/preview/preview-words.tsx";
import { SectionWords } from "#components/postmortem/section-words.tsx";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { postmortemOf } from "#lib/incident/postmortem-of.ts";
import type { Outline } from "#lib/runbook/outline.ts";

/** What is longer is sent as it was typed: nobody waits for it to be drawn. */
const LONGEST_SECTION = 20_000;
const LONGEST_DOCUMENT = 60_000;

type Narrative = { readonly outline: Outline; readonly texts: Readonly<Record<string, string>> };

/** The whole export as the server draws it: for the first moment, for paper, and for people without script. */
export function DrawnPostmortem({ record, narrative }: { record: IncidentRecord; narrative: Narrative }) {
  const markdown = postmortemOf(record, narrative);
  return markdown.length > LONGEST_DOCUMENT ? <Typed text={markdown} /> : <PreviewWords markdown={markdown} />;
}

/** The sections of the narrative as the server draws them, for whoever reads and does not write. */
export function drawnSections({ outline, texts }: Narrative): Readonly<Record<string, ReactNode>> {
  const drawn: Record<string, ReactNode> = {};
  for (const { id, kind } of outline) if (kind === "narrative") drawn[id] = <Section text={texts[id] ?? ""} />;
  return drawn;
}

function Section({ text }: { text: string }) {
  return text.length > LONGEST_SECTION ? <Typed text={text} /> : <SectionWords text={text} />;
}

function Typed({ text }: { text: string }) {
  return <p className="font-mono text-14 wrap-anywhere whitespace-pre-wrap">{text}</p>;
}
