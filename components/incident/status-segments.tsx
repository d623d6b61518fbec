"use client";

import { useState } from "react";
import { Spinner } from "#components/ui/spinner.tsx";
import { OPEN_STATUSES, type OpenStatus, type Status } from "#lib/runbook/incident-status.ts";

type StatusSegmentsProps = { status: Status; isSending: boolean; onChoose: (status: OpenStatus) => void };

/** The three ways in which an open incident can stand, side by side; the present one is pressed in. */
export function StatusSegments({ status, isSending, onChoose }: StatusSegmentsProps) {
  const [chosen, setChosen] = useState<OpenStatus>();
  return (
    // biome-ignore lint/a11y/useSemanticElements: these are buttons that act, not the fields of a form
    <div role="group" aria-label="Status" className="flex rounded-8 border border-edge bg-surface">
      {OPEN_STATUSES.map((option) => {
        const isUnderWay = isSending && chosen === option;
        return (
          <button
            key={option}
            type="button"
            aria-pressed={option === status}
            aria-busy={isUnderWay || undefined}
            onClick={() => {
              if (option === status || isSending) return;
              setChosen(option);
              onChoose(option);
            }}
            className={SEGMENT}
          >
            {option}
            {isUnderWay ? <Spinner /> : null}
          </button>
        );
      })}
    </div>
  );
}

const SEGMENT =
  "flex min-h-8 items-center gap-1 border-edge px-2 text-12 font-medium transition-colors not-first:border-l first:rounded-l-8 last:rounded-r-8 hover:bg-sunken " +
  "pointer-coarse:min-h-11 aria-pressed:bg-accent-quiet aria-pressed:font-semibold aria-pressed:text-accent-ink";
