"use client";

import { AlarmClock, Hourglass } from "lucide-react";
import type { ReactNode } from "react";
import { responseWords, splitWords, waitingWords } from "#components/incident/clock-words.ts";
import { classNames } from "#components/ui/class-names.ts";
import { useByClock } from "#components/ui/clock.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import { type Clocked, clocksOf } from "#lib/incident/clocks.ts";

type ClockProps = { incident: Clocked; className?: string };

/** What runs of an open incident beside its age: the time to acknowledge it, and its waiting on Intercom. Nothing where neither does. */
export function RunningClocks({ incident, className }: ClockProps) {
  if (incident.endedAt !== null || (incident.acknowledgedAt !== null && incident.waitingSince === null)) return null;
  return (
    <span className={classNames("inline-flex flex-wrap items-center gap-x-3 gap-y-1", className)}>
      <ResponseMark incident={incident} />
      <WaitingMark incident={incident} />
    </span>
  );
}

/** How long there is to acknowledge it, or by how much that is late; nothing once somebody has. */
export function ResponseMark({ incident }: ClockProps) {
  const text = useClocks(incident, ({ response }) => responseWords(response)?.text ?? null);
  const isOverdue = useClocks(incident, ({ response }) => response.state === "overdue");
  if (text === null) return null;
  if (isOverdue) return <StateMark meaning="degraded">{text}</StateMark>;
  return (
    <Mark icon={<AlarmClock aria-hidden="true" className="size-4 shrink-0 text-muted" />}>
      <span role="timer" aria-label="Time to acknowledge">
        {text}
      </span>
    </Mark>
  );
}

/** For how long it has waited on Intercom; nothing where it does not. */
export function WaitingMark({ incident }: ClockProps) {
  const text = useClocks(incident, ({ waiting }) => (waiting === null ? null : waitingWords(waiting)));
  if (text === null) return null;
  return <Mark icon={<Hourglass aria-hidden="true" className="size-4 shrink-0 text-muted" />}>{text}</Mark>;
}

/** Whose time it was, running while the incident is open; nothing where it never waited on Intercom. Only open ones listen to the clock. */
export function TimeSplit({ incident, className }: ClockProps) {
  const { waitedMinutes, waitingSince, endedAt } = incident;
  if (waitedMinutes === 0 && waitingSince === null) return null;
  return (
    <span className={classNames("figures", className)}>
      {endedAt === null ? <RunningSplit incident={incident} /> : splitWords(clocksOf(incident, new Date(endedAt)))}
    </span>
  );
}

function RunningSplit({ incident }: ClockProps) {
  return useClocks(incident, splitWords);
}

/** What the clocks tell at the current second; its component is drawn anew only when that is another than before. */
export function useClocks<Told extends string | number | boolean | null>(
  incident: Clocked,
  tell: (clocks: ReturnType<typeof clocksOf>) => Told,
): Told {
  return useByClock((second) => tell(clocksOf(incident, new Date(second * 1_000))));
}

function Mark({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className="figures inline-flex items-center gap-1 text-14">
      {icon}
      {children}
    </span>
  );
}
