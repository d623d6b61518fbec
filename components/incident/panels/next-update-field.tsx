"use client";

import { TimeField } from "#components/incident/time-field.tsx";
import type { EditorControl } from "#components/incident/value-editor.tsx";
import { Button } from "#components/ui/button.tsx";
import { serverNow } from "#lib/client/server-clock.ts";

const MINUTE_MS = 60_000;
const AHEAD_MIN = [15, 30, 60] as const;

/** When the next update comes: a time, or so many minutes from now. The text is the instant, empty where none is promised. */
export function NextUpdateField({ label, error, value, onChange }: EditorControl) {
  return (
    <div className="flex flex-col gap-2">
      <TimeField
        label={label}
        error={error}
        value={value === "" ? undefined : value}
        onChange={(at) => onChange(at ?? "")}
        isAhead
      />
      <div className="flex flex-wrap gap-1">
        {AHEAD_MIN.map((minutes) => (
          <Button key={minutes} size="small" onClick={() => onChange(inMinutes(minutes))}>
            In {minutes} min
          </Button>
        ))}
      </div>
    </div>
  );
}

/** At the next full minute: the Slack message tells no seconds. */
function inMinutes(minutes: number): string {
  return new Date((Math.ceil(serverNow() / MINUTE_MS) + minutes) * MINUTE_MS).toISOString();
}
