"use client";

import { CloudAlert, CloudCheck, CloudOff, CloudUpload, type LucideIcon } from "lucide-react";
import { useState } from "react";
import { type SavedState, useCollab } from "#components/postmortem/collab/collab-context.tsx";
import { isLongToSay, savedWords } from "#components/postmortem/collab/saved-state.ts";
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
  const { saved, mayWrite } = useCollab();
  const Icon = ICONS[saved.kind];
  const words = savedWords(saved, mayWrite);
  return (
    <div
      className={classNames(
        "min-w-0 print:hidden",
        isLongToSay(saved) ? "max-lg:basis-full" : "max-lg:max-w-max max-lg:grow max-lg:basis-20",
      )}
    >
      <p className={classNames("figures flex items-start gap-1 text-14", INKS[saved.kind])}>
        <Icon aria-hidden="true" className="mt-[2px] size-4 shrink-0" />
        <span className="min-w-0 wrap-anywhere">
          <Words words={words} />
        </span>
      </p>
      <Announced saved={saved} words={words} />
    </div>
  );
}

/** Where edits wait is told in full where there is room for it, and to whoever listens. */
function Words({ words }: { words: string }) {
  const place = " in this browser";
  if (!words.startsWith("Offline") || !words.endsWith(place)) return words;
  return (
    <>
      {words.slice(0, -place.length)}
      <span className="max-sm:sr-only">{place}</span>
    </>
  );
}

/** Says aloud only that saving stopped, and that it goes on: nobody wants to hear of each letter that they type. */
function Announced({ saved, words }: { saved: SavedState; words: string }) {
  const [told, setTold] = useState({ stage: "saved", words: "" });
  const stage = stageOf(saved);
  if (stage !== null && stage !== told.stage) setTold({ stage, words });
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
