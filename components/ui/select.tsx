"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { CONTROL } from "#components/ui/control-classes.ts";
import { Field, type FieldTexts } from "#components/ui/field.tsx";

export type SelectOption = { value: string; label: string };
type NativeProps = Omit<ComponentProps<"select">, "id" | "className" | "children">;

/**
 * The browser's own list: it opens as a wheel or a sheet on a phone, and needs no script. Without a visible label, for
 * a toolbar, pass `aria-label`.
 */
export function BareSelect({
  options,
  className,
  ...rest
}: NativeProps & { options: readonly SelectOption[]; className?: string; id?: string }) {
  return (
    <div className={classNames("relative", className)}>
      <select {...rest} className={classNames(CONTROL, "appearance-none truncate pr-8")}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 right-3 my-auto size-4 text-muted"
      />
    </div>
  );
}

export function Select({
  label,
  hint,
  error,
  options,
  ...rest
}: FieldTexts & NativeProps & { options: readonly SelectOption[] }) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <BareSelect {...rest} {...control} options={options} />}
    </Field>
  );
}
