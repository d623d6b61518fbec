"use client";

import { resetText } from "#components/dashboard/reset-text.ts";
import { classNames } from "#components/ui/class-names.ts";
import { useCurrentSecond } from "#components/ui/clock.tsx";
import { countText } from "#components/ui/figure-text.ts";
import { LiveFigure } from "#components/ui/live-figure.tsx";
import type { Meaning } from "#components/ui/tone.ts";
import type { RateLimit } from "#lib/contracts/triage.ts";

const FILL: Record<Meaning, string> = {
  healthy: "bg-healthy",
  degraded: "bg-degraded",
  failing: "bg-failing-fill",
  unknown: "bg-unknown",
};

type RateLimitFiguresProps = {
  rateLimit: RateLimit & { remaining: number };
  meaning: Meaning;
  /** Whether it is used up or nearly so: then its reset is waited for. */
  isTight: boolean;
};

/** What is left of the window, also as a bar, and when it begins anew where that matters. */
export function RateLimitFigures({ rateLimit, meaning, isTight }: RateLimitFiguresProps) {
  const { limit, remaining, resetsAt } = rateLimit;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-16">
        <LiveFigure
          text={limit === null ? `${countText(remaining)} left` : `${countText(remaining)} of ${countText(limit)} left`}
        />
      </p>
      {limit === null || limit <= 0 ? null : (
        <span
          aria-hidden="true"
          className="painted block h-2 overflow-hidden rounded-4 bg-sunken inset-ring inset-ring-line"
        >
          <span
            className={classNames("block h-full", FILL[meaning])}
            style={{ width: `${100 * Math.min(1, Math.max(0, remaining / limit))}%` }}
          />
        </span>
      )}
      {isTight && resetsAt !== null ? <Countdown resetsAt={resetsAt} /> : null}
    </div>
  );
}

function Countdown({ resetsAt }: { resetsAt: string }) {
  return <p className="figures text-14 font-medium">{resetText(resetsAt, useCurrentSecond())}</p>;
}
