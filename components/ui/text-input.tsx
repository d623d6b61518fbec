"use client";

import type { ComponentProps } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { CONTROL } from "#components/ui/control-classes.ts";
import { Field, type FieldTexts } from "#components/ui/field.tsx";

type TextInputProps = FieldTexts & Omit<ComponentProps<"input">, "id" | "className"> & { mono?: boolean };

/** One line of text with its label. Uncontrolled by default: what is typed stays in the page whatever happens around it. */
export function TextInput({ label, hint, error, mono = false, ...rest }: TextInputProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <input type="text" {...rest} {...control} className={classNames(CONTROL, mono && "font-mono")} />}
    </Field>
  );
}
