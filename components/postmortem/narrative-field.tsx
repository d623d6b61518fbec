"use client";

import { OctagonX } from "lucide-react";
import { useId } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { CONTROL } from "#components/ui/control-classes.ts";

type NarrativeFieldProps = {
  /** The section's heading is seen above; this is heard. */
  label: string;
  hint: string;
  text: string;
  error: string | undefined;
  onChange: (text: string) => void;
  onFocus: () => void;
};

const FEWEST_LINES = 3;
const MOST_LINES = 40;

/** Markdown as it is typed: plain text in a field that grows with it. */
export function NarrativeField({ label, hint, text, error, onChange, onFocus }: NarrativeFieldProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <textarea
        aria-label={label}
        aria-describedby={error === undefined ? `${id}-hint` : `${id}-error ${id}-hint`}
        aria-invalid={error === undefined ? undefined : true}
        value={text}
        onChange={({ target }) => onChange(target.value)}
        onFocus={onFocus}
        // For browsers that do not size a field by what is in it.
        rows={Math.min(MOST_LINES, Math.max(FEWEST_LINES, text.split("\n").length + 1))}
        className={classNames(CONTROL, "field-sizing-content min-h-24 resize-y py-2")}
      />
      {error === undefined ? null : (
        <p id={`${id}-error`} className="flex items-start gap-1 text-14 text-failing">
          <OctagonX aria-hidden="true" className="mt-[2px] size-4 shrink-0" />
          {error}
        </p>
      )}
      <p id={`${id}-hint`} className="text-12 text-muted">
        {hint} Markdown<span className="pointer-coarse:hidden">; Ctrl+Enter saves</span>.
      </p>
    </div>
  );
}
