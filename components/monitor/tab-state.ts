import { isFresh } from "#components/monitor/freshness.ts";
import { verdictMeaning } from "#components/triage/verdict-meaning.ts";
import type { Meaning } from "#components/ui/tone.ts";
import type { MonitorView } from "#lib/contracts/monitor.ts";

/** What a tab tells that nobody looks at. */
export type TabState = {
  /** The shape and colour of its icon. */
  readonly meaning: Meaning;
  /** What stands before the title; empty where there is nothing to tell. */
  readonly words: string;
};

const SIGNS: Record<Meaning, string> = { healthy: "✓", degraded: "▲", failing: "✕", unknown: "?" };

/**
 * The verdict in a tab. An old one is unknown, whatever it said.
 * @param second the current one by the server's clock, since 1970
 */
export function tabStateOf({ verdict, monitoring }: MonitorView, second: number): TabState {
  // Nobody has asked yet, which is no news.
  if (verdict === null) return { meaning: "unknown", words: "" };
  if (!isFresh(verdict.at, monitoring, second)) return { meaning: "unknown", words: `${SIGNS.unknown} OLD` };
  const { meaning } = verdictMeaning(verdict);
  if (meaning === "healthy") return { meaning, words: "" };
  return { meaning, words: [SIGNS[meaning], verdict.side.toUpperCase(), verdict.severity ?? ""].join(" ").trim() };
}

const TOLD = new RegExp(`^[${Object.values(SIGNS).join("")}] (?:THEIRS|OURS|UNKNOWN|HEALTHY|OLD)(?: P[1-4])? · `);

/** A page's title with a tab's state before it, in place of an earlier one. Empty words give the plain title. */
export function titleWith(words: string, title: string): string {
  const plain = title.replace(TOLD, "");
  return words === "" ? plain : `${words} · ${plain}`;
}
