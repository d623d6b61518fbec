import type { SegmentKind } from "#components/dashboard/strip-segments.ts";

/** Each meaning has its own colour and its own pattern: solid, diagonal, hatched, plain; what nobody saw is hatched and hollow. */
export const STRIP_PATTERN: Readonly<Record<SegmentKind, string>> = {
  healthy: "bg-healthy-line",
  degraded:
    "bg-degraded-quiet bg-[repeating-linear-gradient(45deg,var(--color-degraded)_0_3px,transparent_3px_7px)] inset-ring inset-ring-degraded",
  failing: "bg-failing-fill",
  unknown:
    "bg-unknown-line bg-[repeating-linear-gradient(-45deg,var(--color-unknown)_0_1px,transparent_1px_5px)] inset-ring inset-ring-unknown",
  gap: "bg-surface hatched inset-ring inset-ring-edge",
  unrefreshed: "bg-surface hatched inset-ring inset-ring-edge",
};
