"use client";

import { useLiveNarrative } from "#components/postmortem/live-narrative.tsx";
import type { Mode } from "#components/postmortem/modes.ts";
import { classNames } from "#components/ui/class-names.ts";

/** Where the comments stand: beside the text where there is a column for them, else in a sheet of their own. */
export function CommentsPlace({ mode, isAdmin }: { mode: Mode; isAdmin: boolean }) {
  const live = useLiveNarrative();
  return (
    <div
      className={classNames(
        "print:hidden [@media(scripting:none)]:hidden",
        mode === "preview" && "hidden",
        mode === "write" && "min-[75rem]:min-w-72",
        mode === "both" && "contents",
      )}
    >
      {live === null ? null : <live.parts.CommentsMargin isAdmin={isAdmin} asSheet={mode === "both"} />}
    </div>
  );
}
