"use client";

import { useEffect, useMemo, useState } from "react";
import { type LatestChange, latestChange } from "#components/incident/latest-change.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";

/** No more is said aloud than this often: of a flood the last is heard. */
const SAY_EVERY_MS = 5_000;

export type LiveChange = {
  /** The last thing that somebody else did while this page was open; null before the first. */
  readonly change: LatestChange | null;
  /** What is said aloud of it, by and by. */
  readonly said: string;
};

/** Follows what others do while the page is open. */
export function useLatestChange(record: IncidentRecord, me: string): LiveChange {
  const [opened] = useState(record.version);
  const change = useMemo(() => latestChange(record, opened, me), [record, opened, me]);
  const words = change === null ? "" : `${change.by.name}: ${change.words}`;
  const [said, setSaid] = useState({ text: "", at: 0 });
  useEffect(() => {
    if (words === said.text) return;
    const wait = Math.max(0, said.at + SAY_EVERY_MS - Date.now());
    const timer = setTimeout(() => setSaid({ text: words, at: Date.now() }), wait);
    return () => clearTimeout(timer);
  }, [words, said]);
  return { change, said: said.text };
}
