import type { SegmentKind, StripSegment } from "#components/dashboard/strip-segments.ts";
import { zoneName } from "#components/form/zone-text.ts";
import { durationText } from "#components/ui/age-text.ts";
import { hourText, isSameDay } from "#components/ui/time-text.ts";

/** What a part of the strip means, in the order of the legend. */
export const KIND_WORDS: Readonly<Record<SegmentKind, string>> = {
  healthy: "Working",
  degraded: "Degraded",
  failing: "Failing",
  unknown: "Cannot tell",
  gap: "Nobody looked (P4)",
  unrefreshed: "Not heard by this page",
};

/** `Mon 12:03 to 12:15 CET, 12 min`. What lasts has no end and, for whoever listens, no length: `since Mon 12:03 CET`. */
export function segmentTime({ fromMs, toMs, lasts }: StripSegment, zone: string): string {
  const from = hourText(fromMs, zone, { withDay: true });
  const name = zoneName(new Date(toMs).toISOString(), zone);
  if (lasts) return `since ${from} ${name}`;
  const to = hourText(toMs, zone, { withDay: !isSameDay(fromMs, toMs, zone) });
  return `${from} to ${to} ${name}, ${lengthText(toMs - fromMs)}`;
}

/** `12 min`. */
export function lengthText(ms: number): string {
  return ms < 1_000 ? "under 1 s" : durationText(ms / 1_000);
}

/** `Failing. OURS, P1. Intercom rejects our token (401 token_revoked).` */
export function segmentText(segment: StripSegment): string {
  const said = saidText(segment);
  return `${KIND_WORDS[segment.kind]}.${said === null ? "" : ` ${said}`}`;
}

/** Whose problem it was, and what was said of it; null where nobody looked. */
export function saidText({ said }: StripSegment): string | null {
  if (said === null) return null;
  const { side, severity, confidence, sentence } = said;
  const words = [side.toUpperCase(), severity, confidence === "probable" ? "probable" : null];
  return `${words.filter((word) => word !== null).join(", ")}. ${sentence}`;
}
