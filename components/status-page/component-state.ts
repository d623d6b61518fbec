import type { Meaning } from "#components/ui/tone.ts";

const STATES: Readonly<Record<string, { meaning: Meaning; word: string }>> = {
  operational: { meaning: "healthy", word: "Operational" },
  degraded_performance: { meaning: "degraded", word: "Degraded performance" },
  partial_outage: { meaning: "degraded", word: "Partial outage" },
  major_outage: { meaning: "failing", word: "Major outage" },
  full_outage: { meaning: "failing", word: "Full outage" },
  under_maintenance: { meaning: "degraded", word: "Under maintenance" },
};

/** What a component's status means, in the page's own words. A word that we do not know is shown, and means nothing to us. */
export function componentState(status: string): { meaning: Meaning; word: string } {
  const known = Object.hasOwn(STATES, status) ? STATES[status] : undefined;
  return known ?? { meaning: "unknown", word: pageWord(status) };
}

/** `fix_in_progress` as a person reads it: `Fix in progress`. */
export function pageWord(status: string): string {
  const words = status.replaceAll("_", " ").trim();
  return words === "" ? "Not told" : words.charAt(0).toUpperCase() + words.slice(1);
}
