"use client";

import { ChoiceChip } from "#components/form/choice-chip.tsx";
import { TimeField } from "#components/form/time-field.tsx";
import { serverNow } from "#lib/client/server-clock.ts";
import { wholeMinute } from "#lib/incident/next-update.ts";
import type { Instant } from "#lib/text/instant.ts";

/** How soon people usually promise to say more, in minutes. */
export const SOON_MIN = [15, 30, 60] as const;

type NextUpdateFieldProps = {
  /** Null where none is promised. */
  value: Instant | null;
  onChange: (at: Instant | null) => void;
  hint?: string | undefined;
  error: string | undefined;
};

/** When the next update comes: soon, at a time, or not promised. */
export function NextUpdateField({ value, onChange, hint, error }: NextUpdateFieldProps) {
  return (
    <div className="flex flex-col gap-2">
      <TimeField
        label="Next update"
        value={value ?? undefined}
        onChange={(at) => onChange(at ?? null)}
        isAhead
        hint={hint}
        error={error}
      />
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">Fill in: Next update</legend>
        {SOON_MIN.map((minutes) => (
          <ChoiceChip key={minutes} onPress={() => onChange(wholeMinute(new Date(serverNow()), minutes))}>
            In {minutes} min
          </ChoiceChip>
        ))}
        <ChoiceChip chosen={value === null} onPress={() => onChange(null)}>
          None promised
        </ChoiceChip>
      </fieldset>
    </div>
  );
}
