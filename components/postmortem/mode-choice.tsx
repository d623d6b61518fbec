"use client";

import { BookOpen, Columns2, Eye, PenLine } from "lucide-react";
import { useId } from "react";
import { MODES, type Mode } from "#components/postmortem/modes.ts";
import { classNames } from "#components/ui/class-names.ts";

const ICONS = { write: PenLine, both: Columns2, preview: Eye } as const;

type ModeChoiceProps = {
  /** As it is seen: where there is no room for both, that is the text. */
  mode: Mode;
  mayWrite: boolean;
  onChange: (mode: Mode) => void;
};

/** Text, text beside what comes of it, or that alone. */
export function ModeChoice({ mode, mayWrite, onChange }: ModeChoiceProps) {
  const name = useId();
  return (
    <fieldset className="mr-auto flex rounded-8 border border-edge bg-surface p-[2px]">
      <legend className="sr-only">How the postmortem is shown</legend>
      {MODES.map(({ value, label }) => {
        const isReading = value === "write" && !mayWrite;
        const Icon = isReading ? BookOpen : ICONS[value];
        return (
          <label key={value} className={classNames(CHOICE, value === "both" && "max-[69rem]:hidden")}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={mode === value}
              onChange={() => onChange(value)}
              className="sr-only"
            />
            <Icon aria-hidden="true" className="size-4 shrink-0" />
            {isReading ? "Read" : label}
          </label>
        );
      })}
    </fieldset>
  );
}

const CHOICE =
  "relative flex min-h-7 cursor-pointer items-center gap-1 rounded-4 px-2 text-14 text-muted transition-colors " +
  "hover:text-ink pointer-coarse:min-h-10 pointer-coarse:px-3 " +
  "has-checked:bg-accent-quiet has-checked:font-medium has-checked:text-accent-ink " +
  "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink";
