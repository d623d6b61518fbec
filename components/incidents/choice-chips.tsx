import { Check } from "lucide-react";
import { useId } from "react";
import { classNames } from "#components/ui/class-names.ts";

type ChoiceChipsProps<Value extends string> = {
  legend: string;
  options: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  /** False where the chips stand in one line that scrolls. */
  wrap: boolean;
  /** Where there is always one that is on, and never two. */
  oneOnly?: boolean;
  onToggle: (value: Value) => void;
};

/** The values of one kind, each a chip that is on or off. */
export function ChoiceChips<Value extends string>({
  legend,
  options,
  chosen,
  wrap,
  oneOnly = false,
  onToggle,
}: ChoiceChipsProps<Value>) {
  const name = useId();
  return (
    <fieldset className={classNames("flex items-center gap-1", wrap ? "min-w-0 flex-wrap" : "shrink-0")}>
      <legend className="sr-only">{legend}</legend>
      {options.map(({ value, label }) => (
        <label
          key={value}
          className="relative flex min-h-8 cursor-pointer items-center gap-1 rounded-8 border border-edge bg-surface px-2 text-12 font-medium whitespace-nowrap transition-colors hover:bg-sunken has-checked:border-accent-ink has-checked:bg-accent-quiet has-checked:text-accent-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink pointer-coarse:min-h-11 pointer-coarse:px-3 [&_svg]:size-3"
        >
          <input
            type={oneOnly ? "radio" : "checkbox"}
            name={oneOnly ? name : undefined}
            checked={chosen.includes(value)}
            onChange={() => onToggle(value)}
            className="peer absolute inset-0 cursor-pointer opacity-0"
          />
          {/* Not colour alone tells that it is on. */}
          <Check aria-hidden="true" className="hidden peer-checked:block" />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
