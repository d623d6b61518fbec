"use client";

import type { ComponentProps } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { CONTROL } from "#components/ui/control-classes.ts";
import { Field, type FieldTexts } from "#components/ui/field.tsx";

type LineFieldProps = FieldTexts &
  Omit<ComponentProps<"textarea">, "id" | "className" | "value" | "onChange"> & {
    value: string;
    onChange: (text: string) => void;
    /** A longer text, of several lines. */
    tall?: boolean;
  };

/** Text that grows with what is typed. */
export function LineField({ label, hint, error, value, onChange, tall = false, ...rest }: LineFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          rows={1}
          {...rest}
          {...control}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          className={classNames(CONTROL, "field-sizing-content max-h-96 resize-none py-2", tall && "min-h-20")}
        />
      )}
    </Field>
  );
}
