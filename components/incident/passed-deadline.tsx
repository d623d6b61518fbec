"use client";

import { useState } from "react";
import { passedWords } from "#components/incident/clock-words.ts";
import { useByClock } from "#components/ui/clock.tsx";
import type { Clocked } from "#lib/incident/clocks.ts";
import { incidentName } from "#lib/incident/labels.ts";

type PassedDeadlineProps = { incident: Clocked & { readonly number: number; readonly nextUpdateAt: string | null } };

/** Says aloud, once, that a time has passed while the page was looked at. What was late before is there to be read. */
export function PassedDeadline({ incident }: PassedDeadlineProps) {
  const name = incidentName(incident.number);
  const passed = useByClock((second) => passedWords(incident, name, new Date(second * 1_000)));
  const [first] = useState(passed);
  const [isNews, setIsNews] = useState(false);
  if (!isNews && passed !== first) setIsNews(true);
  return (
    <span role="status" className="sr-only">
      {isNews ? passed : null}
    </span>
  );
}
