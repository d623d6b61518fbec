"use client";

import { Check } from "lucide-react";
import { useId } from "react";

type ChoiceStripProps<Value extends string> = {
  /** What is chosen; heard, not seen. */
  legend: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** A few choices side by side, of which one is taken; arrow keys move. */
export function ChoiceStrip<Value extends string>({ legend, options, value, onChange }: ChoiceStripProps<Value>) {
  const name = useId();
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className={CHOICE}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
            className="peer sr-only"
          />
          {/* Not colour alone tells which one is taken. */}
          <Check aria-hidden="true" className="hidden size-4 shrink-0 peer-checked:block" />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

const CHOICE =
  "relative flex min-h-8 cursor-pointer items-center gap-1 rounded-8 border border-edge bg-surface px-3 text-14 transition-colors " +
  "hover:bg-sunken pointer-coarse:min-h-11 " +
  "has-checked:border-accent-ink has-checked:bg-accent-quiet has-checked:font-medium has-checked:text-accent-ink " +
  "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink";
