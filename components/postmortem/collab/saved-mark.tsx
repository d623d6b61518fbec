"use client";

import { CloudAlert, CloudCheck, CloudOff, CloudUpload, type LucideIcon } from "lucide-react";
import { useState } from "react";
import { type SavedState, useCollab } from "#components/postmortem/collab/collab-context.tsx";
import { savedWords } from "#components/postmortem/collab/saved-state.ts";
import { classNames } from "#components/ui/class-names.ts";

const ICONS: Record<SavedState["kind"], LucideIcon> = {
  connecting: CloudUpload,
  saving: CloudUpload,
  saved: CloudCheck,
  offline: CloudOff,
  refused: CloudAlert,
};

const INKS: Record<SavedState["kind"], string> = {
  connecting: "text-muted",
  saving: "text-muted",
  saved: "text-muted",
  offline: "font-medium text-ink",
  refused: "font-medium text-failing",
};

/** Whether what was typed is in the database. */
export function SavedMark() {
  const { saved } = useCollab();
  const Icon = ICONS[saved.kind];
  return (
    <div className="min-w-0 print:hidden">
      <p className={classNames("figures flex items-start gap-1 text-14", INKS[saved.kind])}>
        <Icon aria-hidden="true" className="mt-[2px] size-4 shrink-0" />
        <span className="min-w-0 wrap-anywhere">{savedWords(saved)}</span>
      </p>
      <Announced saved={saved} />
    </div>
  );
}

/** Says aloud only that saving stopped, and that it goes on: nobody wants to hear of each letter that they type. */
function Announced({ saved }: { saved: SavedState }) {
  const [told, setTold] = useState({ stage: "saved", words: "" });
  const stage = stageOf(saved);
  if (stage !== null && stage !== told.stage) setTold({ stage, words: savedWords(saved) });
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {told.words}
    </p>
  );
}

function stageOf(saved: SavedState): string | null {
  switch (saved.kind) {
    case "connecting":
    case "saving":
      return null;
    case "refused":
      return saved.reason;
    default:
      return saved.kind;
  }
}
