"use client";

import { ageText, durationText } from "#components/ui/age-text.ts";
import { useByClock } from "#components/ui/clock.tsx";

type AgeProps = {
  /** The instant, as ISO 8601 in UTC. */
  since: string;
  /** `ago`: "12 s ago". `bare`: "12 s", for the middle of a sentence such as "for 12 s". */
  form?: "ago" | "bare";
};

/** How old something is, ticking. Not announced every second: an age is there to be looked at. */
export function Age({ since, form = "ago" }: AgeProps) {
  const text = useByClock((second) => {
    const seconds = second - Math.floor(Date.parse(since) / 1_000);
    return form === "ago" ? ageText(seconds) : durationText(seconds);
  });
  return (
    <time
      dateTime={since}
      // On paper an age tells nothing without the instant.
      className="figures whitespace-nowrap print:after:content-['_('_attr(datetime)_')']"
    >
      {text}
    </time>
  );
}
