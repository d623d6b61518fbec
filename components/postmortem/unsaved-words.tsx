"use client";

import type { Narrative } from "#components/postmortem/use-narrative.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";

type UnsavedWordsProps = {
  narratives: readonly { readonly title: string; readonly narrative: Narrative }[];
  /** Everything is saved, and what was pressed is gone. */
  onSaved: () => void;
};

/** What is seen and would not be in the export. */
export function UnsavedWords({ narratives, onSaved }: UnsavedWordsProps) {
  const unsaved = narratives.filter(({ narrative }) => narrative.isDirty);
  if (unsaved.length === 0) return null;
  const titles = unsaved.map(({ title }) => title).join(" and ");
  const savable = unsaved.filter(({ narrative }) => narrative.theirs === null);
  const saveAll = async () => {
    const saved = await Promise.all(savable.map(({ narrative }) => narrative.save()));
    if (savable.length === unsaved.length && saved.every(Boolean)) onSaved();
  };
  return (
    <Notice
      tone="degraded"
      title={`${titles}: not saved yet`}
      className="print:hidden"
      action={
        savable.length === 0 ? undefined : (
          <Button
            size="small"
            busy={savable.some(({ narrative }) => narrative.sending)}
            busyLabel="Saving"
            onClick={() => void saveAll()}
          >
            Save
          </Button>
        )
      }
    >
      What is copied or downloaded now is without these words.
    </Notice>
  );
}
