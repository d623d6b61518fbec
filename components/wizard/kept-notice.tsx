"use client";

import { useCurrentSecond } from "#components/ui/clock.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Time } from "#components/ui/time.tsx";
import { StartAgain } from "#components/wizard/start-again.tsx";
import type { WalkInHand } from "#components/wizard/use-walk.ts";

/** From here on a walk that was left lying may be about another incident. */
const LONG_AGO_S = 30 * 60;

/** Said where a walk goes on that was begun long ago: it may not be about what happens now. */
export function KeptNotice({ hand }: { hand: WalkInHand }) {
  const second = useCurrentSecond();
  const { startedAt } = hand.draft;
  if (!hand.isKept || second - Date.parse(startedAt) / 1_000 < LONG_AGO_S) return null;
  return (
    // The time and no age: what ticks in a status is read aloud at every tick.
    <Notice
      role="status"
      tone="degraded"
      title={
        <>
          This walk was begun on <Time at={startedAt} />
        </>
      }
      action={<StartAgain hand={hand} />}
    >
      Your answers, and what you typed, were kept in this browser. If this is about something else, start again.
    </Notice>
  );
}
