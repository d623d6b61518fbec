import type { ReactNode } from "react";
import { RateLimitFigures } from "#components/dashboard/rate-limit-figures.tsx";
import { RequestIdList } from "#components/dashboard/request-id-list.tsx";
import type { ShownReading } from "#components/dashboard/shown-readings.ts";
import { PROBE_WORDS } from "#components/triage/probe-words.ts";
import { READING_STATES } from "#components/triage/reading-state.ts";
import { Age } from "#components/ui/age.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { latencyText } from "#components/ui/figure-text.ts";
import { LiveFigure } from "#components/ui/live-figure.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import type { RateLimit, Reading } from "#lib/contracts/triage.ts";
import { ERROR_HINTS } from "#lib/runbook/error-hints.ts";

type ProbeCardProps = {
  shown: ShownReading;
  /** What the latest reading of the rate limit told in figures; null where it told none. */
  rateLimit: RateLimit | null;
  /** How it was in the last hour, drawn small; nothing until that is known. */
  trend: ReactNode;
};

/** What one probe learnt: a row of a list on a phone, a card in a grid on a wider screen. */
export function ProbeCard({ shown, rateLimit, trend }: ProbeCardProps) {
  const { probe, as, reading } = shown;
  const { title, asks } = PROBE_WORDS[probe];
  const isHatched = as === "then" || (as === "now" && reading.state === "unknown");
  return (
    <li
      className={classNames(
        "flex min-w-0 flex-col gap-2 border-b border-line bg-surface px-4 py-3 last:border-b-0 sm:rounded-8 sm:border sm:p-4 sm:last:border-b",
        isHatched && "hatched",
      )}
    >
      <div className="flex items-start justify-between gap-3">
        <div className="flex flex-col">
          <h3 className="text-14 font-semibold">{title}</h3>
          <span className="text-12 text-muted">{asks}</span>
        </div>
        <ReadingMark shown={shown} />
      </div>
      {as === "idle" ? (
        <p className="text-14">Asked only when a call fails.</p>
      ) : (
        <ReadingFigures reading={reading} isNow={as === "now"} rateLimit={rateLimit} />
      )}
      <div className="mt-auto flex flex-wrap items-end justify-between gap-x-3 gap-y-1">
        <p className="figures flex flex-wrap gap-x-3 text-12 text-muted">
          {as === "idle" && reading !== null ? <span>last asked</span> : null}
          {as === "idle" ? null : <Latency reading={reading} />}
          {as === "idle" || reading.httpStatus === null ? null : <span>HTTP {reading.httpStatus}</span>}
          {reading === null ? <span>not asked yet</span> : <Age since={reading.at} />}
        </p>
        {trend}
      </div>
    </li>
  );
}

function Latency({ reading: { probe, latencyMs } }: { reading: Reading }) {
  if (latencyMs !== null) return <span>{latencyText(latencyMs)}</span>;
  // Of notifications nobody asks: they come.
  return probe === "webhooks" ? null : <span>not sent</span>;
}

/** The state, as far as it is one of now. */
function ReadingMark({ shown: { as, reading } }: { shown: ShownReading }) {
  if (as === "idle") return <span className="text-14 font-medium text-muted">Not needed</span>;
  const { meaning, word } = READING_STATES[reading.state];
  return as === "now" ? (
    <StateMark meaning={meaning}>{word}</StateMark>
  ) : (
    <StateMark meaning="unknown">Old: {word.toLowerCase()} then</StateMark>
  );
}

function ReadingFigures({
  reading,
  isNow,
  rateLimit,
}: {
  reading: Reading;
  isNow: boolean;
  rateLimit: RateLimit | null;
}) {
  const { probe, state, value, requestIds } = reading;
  const remaining = rateLimit?.remaining ?? null;
  return (
    <>
      {probe === "rate-limit" && state !== "unknown" && rateLimit !== null && remaining !== null ? (
        <RateLimitFigures
          rateLimit={{ ...rateLimit, remaining }}
          meaning={isNow ? READING_STATES[state].meaning : "unknown"}
          isTight={state !== "ok"}
        />
      ) : (
        <p className="text-16 break-words">
          <LiveFigure text={value} />
        </p>
      )}
      {probe === "status" && state === "unknown" ? <StatusPageHint /> : null}
      {requestIds.length === 0 ? null : <RequestIdList ids={requestIds} />}
    </>
  );
}

/** The runbook's row for this issue, at the place where it happens. */
function StatusPageHint() {
  const { cause, solution, detail } = ERROR_HINTS["status-page-unreachable"];
  return (
    <p className="rounded-4 bg-sunken p-2 text-12">
      <span className="font-medium">
        {cause}? {solution}.
      </span>{" "}
      {detail}
    </p>
  );
}
