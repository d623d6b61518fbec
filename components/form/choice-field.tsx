"use client";

import { ChoiceChip } from "#components/form/choice-chip.tsx";
import { LineField } from "#components/form/line-field.tsx";
import { isChosen, pressChoice } from "#components/form/text-choices.ts";
import type { FieldTexts } from "#components/ui/field.tsx";

type ChoiceFieldProps = FieldTexts & {
  value: string;
  onChange: (text: string) => void;
  /** Each fills in when pressed. */
  choices: readonly string[];
  /** Of several choices one stands: a press takes the place of what another filled in. */
  oneOnly?: boolean;
};

/** A sentence, typed freely or filled in by one press. */
export function ChoiceField({ value, onChange, choices, oneOnly = false, ...texts }: ChoiceFieldProps) {
  return (
    <div className="flex flex-col gap-2">
      <LineField {...texts} value={value} onChange={onChange} />
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">Fill in: {texts.label}</legend>
        {choices.map((choice) => (
          <ChoiceChip
            key={choice}
            chosen={isChosen(value, choice)}
            onPress={() => onChange(pressChoice(value, choice, oneOnly ? choices : []))}
          >
            {choice}
          </ChoiceChip>
        ))}
      </fieldset>
    </div>
  );
}
