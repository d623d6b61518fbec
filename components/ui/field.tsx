"use client";

import { OctagonX } from "lucide-react";
import { type ReactNode, useId } from "react";

/** What a control inside a field must carry, so that its label, hint and error are announced with it. */
export type FieldControl = {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

export type FieldTexts = {
  label: string;
  /** What to enter, said before anything went wrong. */
  hint?: ReactNode;
  /** What is wrong with what was entered, and what is expected. */
  error?: string | undefined;
};

/** Label above, control, then hint and error below; the error never replaces the hint. */
export function Field({
  label,
  hint,
  error,
  children,
}: FieldTexts & { children: (control: FieldControl) => ReactNode }) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  const describedBy = [errorId, hintId].filter(Boolean).join(" ");
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-14 font-medium">
        {label}
      </label>
      {children({
        id,
        ...(describedBy === "" ? {} : { "aria-describedby": describedBy }),
        ...(error === undefined ? {} : { "aria-invalid": true }),
      })}
      {error === undefined ? null : (
        <p id={errorId} className="flex items-start gap-1 text-14 text-failing">
          <OctagonX aria-hidden="true" className="mt-[2px] size-4 shrink-0" />
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p id={hintId} className="text-12 text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
