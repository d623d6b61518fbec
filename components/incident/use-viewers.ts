"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type FailedCall, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { freshUuid } from "#lib/client/fresh-uuid.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { Viewers } from "#lib/contracts/viewer.ts";

/** The server forgets a page that said nothing for more than twice as long. */
const SAY_EVERY_MS = 15_000;

/**
 * Who has the incident's page open. Asking is saying that this page is, for as long as it is seen; in another tab, or closed, it
 * is not, and says so at once.
 */
export function useViewers(number: number): Viewers["viewers"] | undefined {
  const queries = useQueryClient();
  const [page] = useState(freshUuid);
  const { data } = useQuery<Viewers, FailedCall>({
    queryKey: queryKeys.viewers(number),
    queryFn: async () => valueOrThrow(await api.viewIncident(number, { page, leaving: isHidden() })),
    refetchInterval: SAY_EVERY_MS,
    // What another visit left there is old.
    gcTime: 0,
  });
  useEffect(() => {
    const leave = () => leaveIncident(number, page);
    const comeOrGo = () => {
      if (isHidden()) leave();
      else void queries.invalidateQueries({ queryKey: queryKeys.viewers(number) });
    };
    document.addEventListener("visibilitychange", comeOrGo);
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", comeOrGo);
    return () => {
      document.removeEventListener("visibilitychange", comeOrGo);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("pageshow", comeOrGo);
      leave();
    };
  }, [queries, number, page]);
  return data?.viewers;
}

function isHidden(): boolean {
  return document.visibilityState === "hidden";
}

/** The last word of a page: a browser sends it although the page is gone by then. Nobody waits for an answer. */
function leaveIncident(number: number, page: string): void {
  void fetch(`/api/incidents/${number}/viewers`, {
    method: "POST",
    keepalive: true,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ page, leaving: true }),
  }).catch(() => {});
}
