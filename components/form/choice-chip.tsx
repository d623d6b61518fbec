import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

type ChoiceChipProps = {
  onPress: () => void;
  /** Left out where a press does something and nothing stays chosen. */
  chosen?: boolean;
  children: ReactNode;
};

/** A small button that fills something in. */
export function ChoiceChip({ onPress, chosen, children }: ChoiceChipProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onPress}
      className={classNames(CHIP, chosen ? CHOSEN : "border-edge bg-surface hover:bg-sunken")}
    >
      {/* Not colour alone tells that it is chosen. */}
      {chosen ? <Check aria-hidden="true" className="size-3 shrink-0" /> : null}
      {children}
    </button>
  );
}

const CHIP =
  "figures inline-flex min-h-8 items-center gap-1 rounded-8 border px-2 py-1 text-left text-12 transition-colors pointer-coarse:min-h-11 pointer-coarse:px-3";
const CHOSEN = "border-accent-ink bg-accent-quiet font-medium text-accent-ink";
