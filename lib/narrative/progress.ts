import type { Texts } from "#lib/narrative/document.ts";
import { ROOT_CAUSE, SUMMARY } from "#lib/runbook/outline.ts";
import { hasVisible } from "#lib/text/clean.ts";

/** How far the words of a postmortem are: none yet, some, or summary and root cause both. */
export function progressOf(texts: Texts): "empty" | "started" | "written" {
  if ([SUMMARY, ROOT_CAUSE].every((section) => hasVisible(texts[section] ?? ""))) return "written";
  return Object.values(texts).some(hasVisible) ? "started" : "empty";
}
