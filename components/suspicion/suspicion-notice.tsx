"use client";

import type { ReactNode } from "react";
import { SeverityBadge } from "#components/triage/severity-badge.tsx";
import { SideBadge } from "#components/triage/side-badge.tsx";
import { verdictMeaning } from "#components/triage/verdict-meaning.ts";
import { Age } from "#components/ui/age.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { StateIcon } from "#components/ui/state-mark.tsx";
import { Time } from "#components/ui/time.tsx";
import { TONE_SURFACE } from "#components/ui/tone.ts";
import type { Suspicion } from "#lib/contracts/monitor.ts";

type SuspicionNoticeProps = {
  suspicion: Suspicion;
  /** When the monitor last looked, where that is too long ago to tell how it is now; null while it tells. */
  oldSince: string | null;
  /** What can be done about it; stands below on a phone. */
  children: ReactNode;
};

/** What the monitor suspects, whose problem it would be, and since when. */
export function SuspicionNotice({ suspicion, oldSince, children }: SuspicionNoticeProps) {
  const { side, severity, trigger, startedAt } = suspicion;
  const meaning = oldSince === null ? verdictMeaning({ side, severity }).meaning : "unknown";
  return (
    <aside aria-label="Suspicion" className={classNames("animate-float border-b print:hidden", TONE_SURFACE[meaning])}>
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 sm:px-6">
        <div className="flex min-w-0 flex-1 basis-80 gap-3">
          <StateIcon meaning={meaning} className="mt-1 size-4" />
          <div className="flex min-w-0 flex-1 flex-col gap-1">
            <p className="font-medium wrap-anywhere">{trigger}</p>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-14">
              <span className="flex items-center gap-2">
                Suspected
                <SideBadge side={side} confidence="certain" />
                <SeverityBadge severity={severity} />
              </span>
              <span>
                since <Time at={startedAt} detail="second" />, for <Age since={startedAt} form="bare" />
              </span>
              {oldSince === null ? null : (
                <span className="font-medium">
                  Nobody has looked since <Time at={oldSince} detail="second" />
                </span>
              )}
            </div>
          </div>
        </div>
        {children}
      </div>
    </aside>
  );
}
