"use client";

import { type ReactNode, useLayoutEffect, useRef } from "react";
import { SeverityBadge } from "#components/triage/severity-badge.tsx";
import { SideBadge } from "#components/triage/side-badge.tsx";
import { verdictMeaning } from "#components/triage/verdict-meaning.ts";
import { Age } from "#components/ui/age.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { StateIcon } from "#components/ui/state-mark.tsx";
import { Time } from "#components/ui/time.tsx";
import { TONE_SURFACE } from "#components/ui/tone.ts";
import type { Suspicion } from "#lib/contracts/monitor.ts";

/** Why what is known does not tell how things are now: nobody looks any more, or this page does not hear of it. */
export type Old = { readonly why: "unwatched" | "unrefreshed"; readonly since: string };

const OLD_WORDS: Readonly<Record<Old["why"], string>> = {
  unwatched: "Nobody has looked since",
  unrefreshed: "Not refreshed since",
};

type SuspicionNoticeProps = {
  suspicion: Suspicion;
  /** Null while it tells how things are. */
  old: Old | null;
  /** What can be done about it; stands below on a phone. */
  children: ReactNode;
};

/** What the monitor suspects, whose problem it would be, and since when. */
export function SuspicionNotice({ suspicion, old, children }: SuspicionNoticeProps) {
  const { side, severity, trigger, startedAt } = suspicion;
  const meaning = old === null ? verdictMeaning({ side, severity }).meaning : "unknown";
  const notice = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const place = notice.current;
    return () => {
      // It goes by itself, with whatever in it has the focus: the page's main part is what comes next.
      if (!place?.contains(document.activeElement)) return;
      const main = document.getElementById("main");
      queueMicrotask(() => main?.focus({ preventScroll: true }));
    };
  }, []);
  return (
    <aside
      ref={notice}
      aria-label="Suspicion"
      className={classNames("animate-float border-b print:hidden", TONE_SURFACE[meaning])}
    >
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
                since <Time at={startedAt} detail="recent" />, for <Age since={startedAt} form="bare" />
              </span>
              {old === null ? null : (
                <span className="font-medium">
                  {OLD_WORDS[old.why]} <Time at={old.since} detail="recent" />
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
