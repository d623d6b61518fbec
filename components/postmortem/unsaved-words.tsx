"use client";

import type { Narrative } from "#components/postmortem/use-narrative.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";

type UnsavedWordsProps = { narratives: readonly { readonly title: string; readonly narrative: Narrative }[] };

/** What is seen and would not be in the export. */
export function UnsavedWords({ narratives }: UnsavedWordsProps) {
  const unsaved = narratives.filter(({ narrative }) => narrative.isUnsaved);
  if (unsaved.length === 0) return null;
  const titles = unsaved.map(({ title }) => title).join(" and ");
  const savable = unsaved.filter(({ narrative }) => narrative.theirs === null);
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
            onClick={() => {
              for (const { narrative } of savable) void narrative.save();
            }}
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
