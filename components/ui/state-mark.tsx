import { CircleCheck, CircleQuestionMark, type LucideIcon, OctagonX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { type Meaning, TONE_INK } from "#components/ui/tone.ts";

const SHAPES: Record<Meaning, LucideIcon> = {
  healthy: CircleCheck,
  degraded: TriangleAlert,
  failing: OctagonX,
  unknown: CircleQuestionMark,
};

/** The icon of a meaning; each has its own outline. Decorative: the word beside it says the same. */
export function StateIcon({ meaning, className }: { meaning: Meaning; className?: string }) {
  const Shape = SHAPES[meaning];
  return (
    <Shape
      aria-hidden="true"
      strokeWidth={2.25}
      strokeDasharray={meaning === "unknown" ? "4 3" : undefined}
      className={classNames("shrink-0", TONE_INK[meaning], className ?? "size-4")}
    />
  );
}

/** Icon, word and colour of a state; never colour alone. */
export function StateMark({ meaning, children }: { meaning: Meaning; children: ReactNode }) {
  return (
    <span className={classNames("inline-flex items-center gap-1 text-14 font-medium", TONE_INK[meaning])}>
      <StateIcon meaning={meaning} />
      {children}
    </span>
  );
}
