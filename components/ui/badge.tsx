import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

/** How much it weighs: `filled` for what comes first, `strong` and `outlined` below it, `quiet` for a remark. */
export type BadgeWeight = "filled" | "strong" | "outlined" | "quiet";

const WEIGHTS: Record<BadgeWeight, string> = {
  filled: "painted border-ink bg-ink text-canvas font-semibold",
  strong: "border-ink border-2 text-ink font-semibold",
  outlined: "border-edge text-ink font-medium",
  quiet: "border-transparent bg-sunken text-muted font-medium",
};

const BASE =
  "inline-flex min-h-6 items-center gap-1 rounded-4 border px-2 text-12 whitespace-nowrap figures [&_svg]:size-3";

/** A word in a box. Weight tells importance; a state has `StateMark`. */
export function Badge({ weight = "outlined", children }: { weight?: BadgeWeight; children: ReactNode }) {
  return <span className={classNames(BASE, WEIGHTS[weight])}>{children}</span>;
}
