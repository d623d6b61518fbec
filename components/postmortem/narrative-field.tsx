"use client";

import { classNames } from "#components/ui/class-names.ts";
import { CONTROL } from "#components/ui/control-classes.ts";
import { Field } from "#components/ui/field.tsx";

type NarrativeFieldProps = {
  label: string;
  hint: string;
  text: string;
  error: string | undefined;
  onChange: (text: string) => void;
};

const FEWEST_LINES = 5;
const MOST_LINES = 40;

/** Markdown as it is typed: plain text in a field that grows with it. */
export function NarrativeField({ label, hint, text, error, onChange }: NarrativeFieldProps) {
  return (
    <Field
      label={label}
      error={error}
      hint={`${hint} Markdown: **strong**, \`code\`, - lists, [links](https://…). Ctrl+Enter saves.`}
    >
      {(control) => (
        <textarea
          {...control}
          value={text}
          onChange={({ target }) => onChange(target.value)}
          // For browsers that do not size a field by what is in it.
          rows={Math.min(MOST_LINES, Math.max(FEWEST_LINES, text.split("\n").length + 1))}
          className={classNames(CONTROL, "field-sizing-content min-h-32 resize-y py-2 text-16")}
        />
      )}
    </Field>
  );
}
