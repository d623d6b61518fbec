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
 * The verdict in a tab. An old one is unknown, whatever it said; the trouble that it told of is told on, with the sign that nobody
 * knows whether it lasts.
 * @param isFresh whether what was found at some time still tells how things are
 */
export function tabStateOf({ verdict }: Pick<MonitorView, "verdict">, isFresh: (at: string) => boolean): TabState {
  // Nobody has asked yet, which is no news.
  if (verdict === null) return { meaning: "unknown", words: "" };
  const isOld = !isFresh(verdict.at);
  const then = verdictMeaning(verdict).meaning;
  const meaning = isOld ? "unknown" : then;
  if (then === "healthy") return { meaning, words: isOld ? `${SIGNS.unknown} OLD` : "" };
  return { meaning, words: [SIGNS[meaning], verdict.side.toUpperCase(), verdict.severity ?? ""].join(" ").trim() };
}

const TOLD = new RegExp(`^[${Object.values(SIGNS).join("")}] (?:THEIRS|OURS|UNKNOWN|HEALTHY|OLD)(?: P[1-4])? · `);

/** A page's title with a tab's state before it, in place of an earlier one. Empty words give the plain title. */
export function titleWith(words: string, title: string): string {
  const plain = title.replace(TOLD, "");
  return words === "" ? plain : `${words} · ${plain}`;
}
