/** The four meanings of colour, and `neutral` for what means none of them. */
export type Meaning = "healthy" | "degraded" | "failing" | "unknown";
export type Tone = Meaning | "neutral";

/** Text and icons. */
export const TONE_INK: Record<Tone, string> = {
  healthy: "text-healthy",
  degraded: "text-degraded",
  failing: "text-failing",
  unknown: "text-unknown",
  neutral: "text-ink",
};

/** A quiet surface with its hairline; `unknown` is hatched, so that it is told apart without colour. */
export const TONE_SURFACE: Record<Tone, string> = {
  healthy: "border-healthy-line bg-healthy-quiet",
  degraded: "border-degraded-line bg-degraded-quiet",
  failing: "border-failing-line bg-failing-quiet",
  unknown: "border-unknown-line bg-unknown-quiet hatched",
  neutral: "border-line bg-surface",
};
