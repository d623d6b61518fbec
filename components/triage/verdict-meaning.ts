import type { Meaning } from "#components/ui/tone.ts";
import type { Verdict } from "#lib/contracts/triage.ts";

/** How bad a verdict is, in one of the four meanings and its word. Red is kept for what is really on fire: a P1. */
export function verdictMeaning({ side, severity }: Pick<Verdict, "side" | "severity">): {
  meaning: Meaning;
  word: string;
} {
  if (side === "unknown") return { meaning: "unknown", word: "Cannot tell yet" };
  if (severity === "P1") return { meaning: "failing", word: "Failing" };
  if (severity === "P2" || severity === "P3") return { meaning: "degraded", word: "Degraded" };
  return { meaning: "healthy", word: severity === "P4" ? "Working, with a gap" : "Working" };
}
