"use client";

import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { AliveFieldset } from "#components/form/alive-fieldset.tsx";
import { ChoiceStrip } from "#components/form/choice-strip.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { DocumentSection } from "#components/postmortem/document-section.tsx";
import { EarlierVersions } from "#components/postmortem/earlier-versions.tsx";
import { NarrativeConflict } from "#components/postmortem/narrative-conflict.tsx";
import { NarrativeField } from "#components/postmortem/narrative-field.tsx";
import { NarrativeState } from "#components/postmortem/narrative-state.tsx";
import type { Narrative } from "#components/postmortem/use-narrative.ts";
import { usePrinting } from "#components/postmortem/use-printing.ts";
import { useLoaded } from "#components/ui/use-loaded.ts";

const loadSectionWords = () => import("#components/postmortem/section-words.tsx").then((module) => module.SectionWords);

/** A text as the server has drawn it, which spares the browser the parser until it has another text to draw. */
export type Drawn = { readonly text: string; readonly words: ReactNode };

type NarrativeSectionProps = {
  id: string;
  title: string;
  /** What the runbook asks for here. */
  hint: string;
  narrative: Narrative;
  drawn: Drawn;
};

const MODES = [
  { value: "write", label: "Write" },
  { value: "read", label: "Preview" },
] as const;
type Mode = (typeof MODES)[number]["value"];

/** A section of the document that people write: read as it will be exported, or written as Markdown. */
export function NarrativeSection({ id, title, hint, narrative, drawn }: NarrativeSectionProps) {
  const { may } = useIncidentOnPage();
  const section = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState<Mode>();
  const isPrinting = usePrinting();
  const SectionWords = useLoaded(loadSectionWords);
  const { text, saved, isDirty, theirs } = narrative;
  const mayWrite = may("write-narrative");
  const mode: Mode = !mayWrite || isPrinting ? "read" : (chosen ?? (isDirty || saved === "" ? "write" : "read"));

  /** What was pressed may be gone once it is done. */
  const stayHere = () => {
    const here = section.current?.querySelector("textarea") ?? section.current?.querySelector("input:checked");
    if (here instanceof HTMLElement) here.focus();
  };
  const save = async () => {
    if (await narrative.save()) stayHere();
  };

  /** Puts other words into the field, to go on from their end. The field is there by the time that it takes the focus. */
  const write = (put: () => void) => {
    flushSync(() => {
      setChosen("write");
      put();
    });
    stayHere();
    const field = section.current?.querySelector("textarea");
    field?.setSelectionRange(field.value.length, field.value.length);
  };

  const words =
    text === drawn.text ? (
      drawn.words
    ) : SectionWords === undefined ? (
      <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>
    ) : (
      <SectionWords text={text} />
    );
  const field = (
    <AliveFieldset className="min-w-0">
      <NarrativeField
        label={`${title}, as Markdown`}
        hint={hint}
        text={text}
        error={narrative.failure?.fields.text}
        onChange={narrative.change}
        // From here on the field stays where it is, also when all is saved.
        onFocus={() => setChosen("write")}
      />
    </AliveFieldset>
  );
  return (
    <DocumentSection
      ref={section}
      id={id}
      title={title}
      action={
        mayWrite ? (
          <div className="print:hidden">
            <ChoiceStrip legend={`${title}: write or preview`} options={MODES} value={mode} onChange={setChosen} />
          </div>
        ) : undefined
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that are pressed in the field */}
      <div className="flex flex-col gap-2" onKeyDown={(event) => onSaveKey(event, () => void save())}>
        {theirs !== null && mode === "write" ? (
          <div className="grid gap-4 lg:grid-cols-2">
            {field}
            <NarrativeConflict theirs={theirs} narrative={narrative} onSettled={stayHere} />
          </div>
        ) : (
          <>
            {mode === "write" ? field : words}
            {theirs === null ? null : <NarrativeConflict theirs={theirs} narrative={narrative} onSettled={stayHere} />}
          </>
        )}
        <FormFailure failure={narrative.failure} title={`${title} was not saved`} fields={["text"]} />
        {mayWrite ? (
          <NarrativeState
            narrative={narrative}
            onSave={() => void save()}
            onDiscard={() => {
              narrative.discard();
              stayHere();
            }}
            onBringBack={() => write(narrative.bringBack)}
            onForget={() => {
              narrative.forgetAside();
              stayHere();
            }}
          />
        ) : null}
        <EarlierVersions
          section={narrative.section}
          onUse={mayWrite ? (version) => write(() => narrative.replace(version)) : undefined}
        />
      </div>
    </DocumentSection>
  );
}

/** Ctrl or Cmd with Enter or S. */
function onSaveKey(event: KeyboardEvent, save: () => void): void {
  const isSaveKey = event.key === "Enter" || event.key.toLowerCase() === "s";
  if (!(event.ctrlKey || event.metaKey) || event.altKey || !isSaveKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  save();
}
