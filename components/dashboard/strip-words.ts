import type { SegmentKind, StripSegment } from "#components/dashboard/strip-segments.ts";
import { zoneName } from "#components/form/zone-text.ts";
import { durationText } from "#components/ui/age-text.ts";

/** What a part of the strip means, in the order of the legend. */
export const KIND_WORDS: Readonly<Record<SegmentKind, string>> = {
  healthy: "Working",
  degraded: "Degraded",
  failing: "Failing",
  unknown: "Cannot tell",
  gap: "Nobody looked (P4)",
  unrefreshed: "Not heard by this page",
};

/** `Mon 12:03 to 12:15 CET, 12 min` or, of what lasts, `since Mon 12:03 CET, 12 min`. */
export function segmentTime({ fromMs, toMs, lasts }: StripSegment, zone: string): string {
  const long = durationText((toMs - fromMs) / 1_000);
  const duration = long === "now" ? "under 1 s" : long;
  const name = zoneName(new Date(toMs).toISOString(), zone);
  if (lasts) return `since ${clockText(fromMs, zone, true)} ${name}, ${duration}`;
  const sameDay = dayText(fromMs, zone) === dayText(toMs, zone);
  return `${clockText(fromMs, zone, true)} to ${clockText(toMs, zone, !sameDay)} ${name}, ${duration}`;
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

function clockText(ms: number, zone: string, withDay: boolean): string {
  const time = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(ms);
  return withDay ? `${dayText(ms, zone)} ${time}` : time;
}

function dayText(ms: number, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: zone }).format(ms);
}
