"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { askAgain } from "#components/monitor/ask-again.ts";
import { paced } from "#components/monitor/paced.ts";
import { roundsWhile } from "#components/monitor/rounds.ts";
import { touchedBy } from "#components/monitor/touched.ts";
import { useLive } from "#components/monitor/use-live.ts";
import { useMonitor } from "#components/monitor/use-monitor.ts";
import { isSignedOut } from "#lib/client/answer.ts";
import { keepLive, live, pageClock } from "#lib/client/live-page.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";

const PARTS = { clock: pageClock, random: Math.random };

/** From one try to the next while nobody is signed in, who would be let in. */
const SIGNED_OUT_RETRY_MS = 10_000;

/** Keeps everything that is shown as new as the server's. Stands once, around all pages. */
export function LiveUpdates() {
  const queries = useQueryClient();
  const { status } = useLive();
  const { failure } = useMonitor();
  const isOut = failure !== undefined && isSignedOut(failure);

  useEffect(() => {
    const asking = paced({
      ...PARTS,
      ask: (what) => askAgain(queries, what),
    });
    const shownVersion = (number: number) => queries.getQueryData<IncidentRecord>(queryKeys.incident(number))?.version;
    const stopHearing = live.hear((heard) => asking.want(touchedBy(heard, shownVersion)));
    const leave = keepLive();
    return () => {
      leave();
      stopHearing();
      asking.stop();
    };
  }, [queries]);

  useEffect(() => roundsWhile(status, queries, PARTS), [status, queries]);

  useEffect(() => live.holdBack(isOut ? SIGNED_OUT_RETRY_MS : 0), [isOut]);

  return null;
}
