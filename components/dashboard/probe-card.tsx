import { PROBE_WORDS } from "#components/triage/probe-words.ts";
import { READING_STATES } from "#components/triage/reading-state.ts";
import { Age } from "#components/ui/age.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { LiveFigure } from "#components/ui/live-figure.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import type { Reading } from "#lib/contracts/triage.ts";
import { ERROR_HINTS } from "#lib/runbook/error-hints.ts";

/** What one probe learnt: a row of a list on a phone, a card in a grid on a wider screen. */
export function ProbeCard({ reading, old }: { reading: Reading; old: boolean }) {
  const { probe, state, value, latencyMs, httpStatus, at, requestIds } = reading;
  const { title, asks } = PROBE_WORDS[probe];
  const { meaning, word } = READING_STATES[state];
  return (
    <li
      className={classNames(
        "flex flex-col gap-2 border-b border-line bg-surface px-4 py-3 last:border-b-0 sm:rounded-8 sm:border sm:p-4 sm:last:border-b",
        (old || state === "unknown") && "hatched",
      )}
    >
      <div className="flex items-start justify-between gap-3">
        <div className="flex flex-col">
          <h3 className="text-14 font-semibold">{title}</h3>
          <span className="text-12 text-muted">{asks}</span>
        </div>
        <StateMark meaning={meaning}>{word}</StateMark>
      </div>
      <p className="text-16 break-words">
        <LiveFigure text={value} />
      </p>
      {probe === "status" && state === "unknown" ? <StatusPageHint /> : null}
      {requestIds.length === 0 ? null : <RequestIds ids={requestIds} />}
      <p className="figures mt-auto flex flex-wrap gap-x-3 text-12 text-muted">
        {latencyMs === null ? <span>not sent</span> : <span>{latencyMs} ms</span>}
        {httpStatus === null ? null : <span>HTTP {httpStatus}</span>}
        <Age since={at} />
      </p>
    </li>
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

/** What Intercom's support asks for. */
function RequestIds({ ids }: { ids: readonly string[] }) {
  return (
    <Disclosure summary={ids.length === 1 ? "1 request id" : `${ids.length} request ids`}>
      <ul className="flex flex-col gap-1">
        {ids.map((id) => (
          <li key={id} className="flex items-center gap-1">
            <code className="min-w-0 flex-1 font-mono text-12 break-all">{id}</code>
            <CopyButton text={id} what="request id" iconOnly />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
