"use client";

import { RotateCcw } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { goTo } from "#components/wizard/go.ts";
import { FIRST } from "#components/wizard/steps.ts";
import type { WalkInHand } from "#components/wizard/use-walk.ts";

// `ssr: false` gives it its own boundary: without it the whole page would give way to its skeleton meanwhile.
const ConfirmDialog = dynamic(
  () => import("#components/ui/confirm-dialog.tsx").then((module) => module.ConfirmDialog),
  { ssr: false },
);

/** Back to the first question with nothing answered or typed; asks where there is something to lose. */
export function StartAgain({ hand }: { hand: WalkInHand }) {
  const [asking, setAsking] = useState(false);
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
          onCancel={() => setAsking(false)}
        >
          Your answers and what you typed are cleared. This cannot be undone.
        </ConfirmDialog>
      ) : null}
    </>
  );
}
