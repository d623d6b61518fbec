"use client";

import { useState } from "react";
import type { TimeChart } from "#components/charts/time-chart.tsx";
import { useLoaded } from "#components/ui/use-loaded.ts";

const load = async () => (await import("#components/charts/time-chart.tsx")).TimeChart;

/**
 * What draws a chart, which is heavy and comes after everything else of the page; `missing` where it cannot be fetched: its
 * figures are then told in words alone.
 */
export function useChartCode(): typeof TimeChart | "loading" | "missing" {
  const [isMissing, setMissing] = useState(false);
  const code = useLoaded(load, () => setMissing(true));
  return code ?? (isMissing ? "missing" : "loading");
}
