"use client";

import { ChoiceChip } from "#components/form/choice-chip.tsx";
import { matchingNames } from "#components/form/matching-names.ts";
import { usePeople } from "#components/form/use-people.ts";
import type { FieldTexts } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** As many as are looked through at a glance; typing narrows them down. */
const MOST_OFFERED = 8;

type PersonFieldProps = FieldTexts & {
  value: string;
  onChange: (name: string) => void;
  /** Who is not offered, for instance because they have it. */
  without?: string | null;
  /** Whether only those are offered whose role lets them change incidents. */
  respondersOnly?: boolean;
};

/** Somebody by name: one of those who may sign in by a press, anybody else by typing. */
export function PersonField({ value, onChange, without = null, respondersOnly = false, ...texts }: PersonFieldProps) {
  const names = usePeople()
    .filter(({ role }) => !respondersOnly || role !== "viewer")
    .map(({ name }) => name)
    .filter((name) => name !== without);
  const isChosen = names.includes(value);
  // Once somebody is chosen the others stay, so that another press can choose another one.
  const offered = matchingNames(names, isChosen ? "" : value).slice(0, MOST_OFFERED);
  const shown = isChosen && !offered.includes(value) ? [value, ...offered.slice(1)] : offered;
  return (
    <div className="flex flex-col gap-2">
      <TextInput {...texts} value={value} autoComplete="off" onChange={({ target }) => onChange(target.value)} />
      {shown.length === 0 ? null : (
        <fieldset className="flex flex-wrap gap-1">
          <legend className="sr-only">Fill in: {texts.label}</legend>
          {shown.map((name) => (
            <ChoiceChip key={name} chosen={name === value} onPress={() => onChange(name)}>
              {name}
            </ChoiceChip>
          ))}
        </fieldset>
      )}
    </div>
  );
}
