"use client";

import { useId } from "react";
import { instantsOf, localText } from "#components/form/local-time.ts";
import { utcBeside, zoneName } from "#components/form/zone-text.ts";
import type { Instant } from "#lib/text/instant.ts";

const MINUTE_MS = 60_000;

type TwiceChoiceProps = { value: Instant; zone: string; onChange: (at: Instant) => void };

/** Which of the two is meant, where clocks that go back show a time twice; nothing for every other time. */
export function TwiceChoice({ value, zone, onChange }: TwiceChoiceProps) {
  const group = useId();
  const text = localText(value, zone);
  const instants = instantsOf(text, zone);
  if (instants.length < 2) return null;
  return (
    <fieldset className="flex flex-col gap-1 text-14">
      <legend className="pb-1">The clocks go back: this time comes twice. Which one is meant?</legend>
      {instants.map((at, index) => (
        <label key={at} className="figures flex min-h-6 items-center gap-2 pointer-coarse:min-h-11">
          <input
            type="radio"
            name={group}
            checked={Math.floor(Date.parse(value) / MINUTE_MS) === Date.parse(at) / MINUTE_MS}
            onChange={() => onChange(at)}
            className="size-4 accent-accent"
          />
          {index === 0 ? "The first" : "The second"}: {text.slice(11)} {zoneName(at, zone)} ({utcBeside(at, zone)})
        </label>
      ))}
    </fieldset>
  );
}
