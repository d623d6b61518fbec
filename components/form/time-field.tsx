"use client";

import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import { instantsOf, localText } from "#components/form/local-time.ts";
import { TwiceChoice } from "#components/form/twice-choice.tsx";
import { utcBeside, zoneName } from "#components/form/zone-text.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { CONTROL } from "#components/ui/control-classes.ts";
import { Field, type FieldTexts } from "#components/ui/field.tsx";
import { useViewerZone } from "#components/ui/use-viewer-zone.ts";
import { serverNow } from "#lib/client/server-clock.ts";
import type { Instant } from "#lib/text/instant.ts";

const MINUTE_MS = 60_000;

type TimeFieldProps = FieldTexts & {
  value: Instant | undefined;
  onChange: (at: Instant | undefined) => void;
  /** Where only what comes at or after this makes sense: its own minute, picked without seconds, is taken for it. */
  earliest?: Instant | undefined;
  /** Without it the field can be cleared. */
  required?: boolean;
  /** A time to come, for which there is no "now"; whoever asks for it says in words what none means, and offers that. */
  isAhead?: boolean;
};

/**
 * An instant, told as the viewer's clock shows it, with the zone named and UTC beside it. A time that the clocks skip, or
 * one that is not complete, stops the form by the browser's own validation (so the form is not `noValidate`): it must
 * not be mistaken for "not given".
 */
export function TimeField({
  label,
  hint,
  error,
  value,
  onChange,
  earliest,
  required = false,
  isAhead = false,
}: TimeFieldProps) {
  const zone = useViewerZone();
  const input = useRef<HTMLInputElement>(null);
  /** What stands in the field but is no instant; null where it is one, or nothing. */
  const [skipped, setSkipped] = useState<string | null>(null);
  const [isIncomplete, setIncomplete] = useState(false);
  const isSkipped = value === undefined && skipped !== null;
  const problem = isSkipped
    ? `The clocks skip this time in ${zone}, so it does not exist. Enter one before or after the change.`
    : undefined;

  useEffect(() => input.current?.setCustomValidity(problem ?? ""), [problem]);

  const read = (text: string) => {
    const [at] = instantsOf(text, zone);
    setIncomplete(false);
    setSkipped(text !== "" && at === undefined ? text : null);
    onChange(at === undefined ? undefined : notBefore(at, earliest));
  };
  const explain = (event: SyntheticEvent<HTMLInputElement>) => {
    event.preventDefault();
    const { form, validity } = event.currentTarget;
    setIncomplete(validity.badInput || validity.valueMissing);
    const first = form?.querySelector("input:invalid, textarea:invalid, select:invalid");
    if (first === event.currentTarget) event.currentTarget.focus();
  };

  return (
    <div className="flex flex-col gap-2">
      <Field
        label={label}
        error={problem ?? (isIncomplete ? "Enter the day and the time in full" : error)}
        hint={
          <>
            {hint === undefined ? null : <span className="block">{hint}</span>}
            <span className="figures block">
              {zone}
              {value === undefined ? null : ` (${zoneName(value, zone)}) · ${utcBeside(value, zone)}`}
            </span>
          </>
        }
      >
        {(control) => (
          <div className="flex flex-wrap gap-2">
            <input
              {...control}
              ref={input}
              type="datetime-local"
              required={required}
              value={isSkipped ? skipped : value === undefined ? "" : localText(value, zone)}
              onChange={({ target }) => read(target.value)}
              onInvalid={explain}
              onBlur={({ target }) => setIncomplete(target.validity.badInput)}
              className={classNames(CONTROL, "figures min-w-0 flex-1 basis-48")}
            />
            {isAhead ? null : (
              <Button
                onClick={() => {
                  setSkipped(null);
                  setIncomplete(false);
                  onChange(new Date(serverNow()).toISOString());
                }}
                aria-label={`${label}: now`}
              >
                Now
              </Button>
            )}
            {required || isAhead || value === undefined ? null : (
              <Button
                variant="quiet"
                onClick={() => {
                  onChange(undefined);
                  input.current?.focus();
                }}
                aria-label={`${label}: clear`}
              >
                Clear
              </Button>
            )}
          </div>
        )}
      </Field>
      {value === undefined ? null : (
        <TwiceChoice value={value} zone={zone} onChange={(at) => onChange(notBefore(at, earliest))} />
      )}
    </div>
  );
}

function notBefore(at: Instant, earliest: Instant | undefined): Instant {
  return earliest !== undefined && at < earliest && Date.parse(earliest) - Date.parse(at) < MINUTE_MS ? earliest : at;
}
