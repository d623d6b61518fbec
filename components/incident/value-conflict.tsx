"use client";

import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Time } from "#components/ui/time.tsx";

type ValueConflictProps = {
  /** Who changed it meanwhile, and when. */
  by: string;
  recordedAt: string;
  theirs: ReactNode;
  mine: ReactNode;
  onMine: () => void;
  onTheirs: () => void;
  sending: boolean;
};

/** Somebody else changed what I was changing: both values side by side, and the choice is mine. Takes the focus from code. */
export function ValueConflict({ by, recordedAt, theirs, mine, onMine, onTheirs, sending }: ValueConflictProps) {
  return (
    <div data-failure="" tabIndex={-1}>
      <Notice role="alert" tone="degraded" title={`${by} changed this meanwhile`}>
        <dl className="flex flex-col gap-2 py-1">
          <div>
            <dt>
              Theirs, <Time at={recordedAt} detail="second" />
            </dt>
            <dd className="font-medium wrap-anywhere text-ink">{theirs}</dd>
          </div>
          <div>
            <dt>Yours, not saved</dt>
            <dd className="font-medium wrap-anywhere text-ink">{mine}</dd>
          </div>
        </dl>
        <div className="flex flex-wrap gap-2 pt-2">
          <Button size="small" onClick={onTheirs}>
            Take theirs
          </Button>
          <Button size="small" busy={sending} busyLabel="Saving" onClick={onMine}>
            Save mine instead
          </Button>
        </div>
      </Notice>
    </div>
  );
}
