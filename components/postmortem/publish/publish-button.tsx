"use client";

import { useState } from "react";
import { usePostmortemOnPage } from "#components/postmortem/postmortem-context.tsx";
import { PublishDialog } from "#components/postmortem/publish/late-publish-dialog.ts";
import { Button } from "#components/ui/button.tsx";

/** Nothing for whoever may not write. Stands inside `IncidentProvider`, `PostmortemProvider` and `LiveNarrativeProvider`. */
export function PublishButton() {
  const { mayWrite } = usePostmortemOnPage();
  const [isOpen, setOpen] = useState(false);
  if (!mayWrite) return null;
  return (
    <>
      <Button size="small" variant="primary" onClick={() => setOpen(true)}>
        <span>
          <span className="max-sm:sr-only">Review and </span>
          <span className="max-sm:inline-block max-sm:first-letter:uppercase">publish</span>
        </span>
      </Button>
      {isOpen ? <PublishDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
