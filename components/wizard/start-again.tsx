"use client";

import { RotateCcw } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { lateDialog } from "#components/ui/late-dialog.tsx";
import { goTo } from "#components/wizard/go.ts";
import { FIRST } from "#components/wizard/steps.ts";
import type { WalkInHand } from "#components/wizard/use-walk.ts";

const ConfirmDialog = lateDialog(() =>
  import("#components/ui/confirm-dialog.tsx").then((module) => module.ConfirmDialog),
);

/** Back to the first question with nothing answered or typed; asks where there is something to lose. */
export function StartAgain({ hand }: { hand: WalkInHand }) {
  const [asking, setAsking] = useState(false);
  // The whole wizard works without the server, once it is open.
  useEffect(ConfirmDialog.prepare, []);
  const start = () => {
    setAsking(false);
    hand.forget();
    goTo(FIRST);
  };
  return (
    <>
      <Button size="small" variant="quiet" onClick={() => (hand.isKept ? setAsking(true) : start())}>
        <RotateCcw aria-hidden="true" />
        Start again
      </Button>
      {asking ? (
        <ConfirmDialog
          danger
          title="Start again?"
          confirmLabel="Clear and start again"
          busyLabel="Clearing"
          busy={false}
          onConfirm={start}
          onClose={() => setAsking(false)}
        >
          Your answers and what you typed are cleared. This cannot be undone.
        </ConfirmDialog>
      ) : null}
    </>
  );
}
