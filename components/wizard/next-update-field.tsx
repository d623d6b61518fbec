"use client";

import { TimeField } from "#components/incident/time-field.tsx";
import { ChoiceChip } from "#components/wizard/choice-chip.tsx";
import { wholeMinute } from "#components/wizard/declared.ts";
import { serverNow } from "#lib/client/server-clock.ts";
import type { Instant } from "#lib/text/instant.ts";

const SOON_MIN = [15, 30, 60] as const;

type NextUpdateFieldProps = {
  value: Instant | null;
  onChange: (at: Instant | null) => void;
  error: string | undefined;
};

/** When the next update comes: soon, at a time, or not promised. */
export function NextUpdateField({ value, onChange, error }: NextUpdateFieldProps) {
  return (
    <div className="flex flex-col gap-2">
      <TimeField
        label="Next update"
        value={value ?? undefined}
        onChange={(at) => onChange(at ?? null)}
        isAhead
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
