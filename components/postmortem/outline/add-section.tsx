"use client";

import { Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import {
  LONGEST_TITLE,
  MOST_BLOCKS,
  newSectionId,
  suggestionsFor,
  withSection,
} from "#components/postmortem/outline/outline-edit.ts";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { Block, Outline } from "#lib/runbook/outline.ts";

type Section = Pick<Block, "id" | "title">;

type AddSectionProps = {
  outline: Outline;
  onChange: (outline: Outline) => void;
  /** Sections that were removed and whose text is kept. */
  removed: readonly Section[];
  say: (text: string) => void;
};

/** New sections of words at the end of the list: by a title, by a suggestion, or back with what was written in them. */
export function AddSection({ outline, onChange, removed, say }: AddSectionProps) {
  const [title, setTitle] = useState("");
  const isFull = outline.length >= MOST_BLOCKS;
  const suggested = suggestionsFor(outline, removed);
  const add = (section: Section) => {
    onChange(withSection(outline, section));
    say(`${section.title} added at the end`);
  };
  const addTyped = () => {
    const wanted = title.trim();
    if (wanted === "" || isFull) return;
    add({
      id: newSectionId(
        wanted,
        [...outline, ...removed].map(({ id }) => id),
      ),
      title: wanted,
    });
    setTitle("");
  };
  if (isFull) return <p className="text-14 text-muted">A postmortem has at most {MOST_BLOCKS} sections.</p>;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextInput
            label="New section"
            value={title}
            maxLength={LONGEST_TITLE}
            autoComplete="off"
            onChange={({ target }) => setTitle(target.value)}
            onKeyDown={(event: KeyboardEvent) => {
              // It adds the section, and does not send the form around it.
              if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
              event.preventDefault();
              addTyped();
            }}
          />
        </div>
        <Button onClick={addTyped}>
          <Plus aria-hidden="true" />
          Add
        </Button>
      </div>
      {suggested.length === 0 ? null : <Offers title="Often asked for" sections={suggested} onTake={add} />}
      {removed.length === 0 ? null : (
        <Offers title="Removed, with their text kept" verb="Bring back" sections={removed} onTake={add} />
      )}
    </div>
  );
}

type OffersProps = { title: string; verb?: string; sections: readonly Section[]; onTake: (section: Section) => void };

function Offers({ title, verb = "Add", sections, onTake }: OffersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-12 text-muted">{title}</span>
      {sections.map((section) => (
        <Button key={section.id} size="small" aria-label={`${verb}: ${section.title}`} onClick={() => onTake(section)}>
          <Plus aria-hidden="true" />
          {section.title}
        </Button>
      ))}
    </div>
  );
}
