"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { CONTROL } from "#components/ui/control-classes.ts";
import { Field, type FieldTexts } from "#components/ui/field.tsx";

type PasswordInputProps = FieldTexts & Omit<ComponentProps<"input">, "id" | "type" | "className">;

/** A password that can be looked at while it is typed. */
export function PasswordInput({ label, hint, error, ...rest }: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className="relative">
          <input
            spellCheck={false}
            autoCapitalize="none"
            {...rest}
            {...control}
            type={shown ? "text" : "password"}
            className={classNames(CONTROL, "pr-11")}
          />
          <button
            type="button"
            aria-pressed={shown}
            aria-label="Show what is typed"
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-8 text-muted hover:text-ink"
          >
            {shown ? <EyeOff aria-hidden="true" className="size-4" /> : <Eye aria-hidden="true" className="size-4" />}
          </button>
        </div>
      )}
    </Field>
  );
}
