import type { SegmentKind } from "#components/dashboard/strip-segments.ts";

/** Each meaning has its own colour and its own pattern: solid, diagonal, hatched, plain; what nobody saw is hatched and hollow. */
export const STRIP_PATTERN: Readonly<Record<SegmentKind, string>> = {
  healthy: "painted bg-healthy-line",
  degraded:
    "painted bg-degraded-quiet bg-[repeating-linear-gradient(45deg,var(--color-degraded)_0_3px,transparent_3px_7px)] inset-ring inset-ring-degraded",
  failing: "painted bg-failing-fill",
  unknown:
    "painted bg-unknown-line bg-[repeating-linear-gradient(-45deg,var(--color-unknown)_0_1px,transparent_1px_5px)] inset-ring inset-ring-unknown",
  gap: "painted bg-surface hatched inset-ring inset-ring-edge",
  unrefreshed: "painted bg-surface hatched inset-ring inset-ring-edge",
};
