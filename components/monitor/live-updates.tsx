"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { paced } from "#components/monitor/paced.ts";
import { roundsWhile } from "#components/monitor/rounds.ts";
import { touchedBy } from "#components/monitor/touched.ts";
import { useLive } from "#components/monitor/use-live.ts";
import { keepLive, live, pageClock } from "#lib/client/live-page.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";

/** Keeps everything that is shown as new as the server's. Stands once, around all pages. */
export function LiveUpdates() {
  const queries = useQueryClient();
  const { refresh } = useRouter();
  const { status } = useLive();

  useEffect(() => {
    const asking = paced({
      clock: pageClock,
      random: Math.random,
      ask: (what) => {
        if (what === "page") refresh();
        else void queries.invalidateQueries({ queryKey: what });
      },
    });
    const shownVersion = (number: number) => queries.getQueryData<IncidentRecord>(queryKeys.incident(number))?.version;
    const stopHearing = live.hear((heard) => asking.want(touchedBy(heard, shownVersion)));
    const leave = keepLive();
    return () => {
      leave();
      stopHearing();
      asking.stop();
    };
  }, [queries, refresh]);

  useEffect(() => roundsWhile(status, queries, pageClock), [status, queries]);

  return null;
}
