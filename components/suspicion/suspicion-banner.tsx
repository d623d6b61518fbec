"use client";

import { usePathname } from "next/navigation";
import { useState } from "react";
import { SignInElsewhere } from "#components/form/sign-in-elsewhere.tsx";
import { wizardPath } from "#components/incident/paths.ts";
import { isFresh } from "#components/monitor/freshness.ts";
import { useMonitor } from "#components/monitor/use-monitor.ts";
import { proposedIn } from "#components/suspicion/proposed.ts";
import { SuspicionNotice } from "#components/suspicion/suspicion-notice.tsx";
import { useDeclareSuspicion } from "#components/suspicion/use-declare-suspicion.ts";
import { Button } from "#components/ui/button.tsx";
import { useCurrentSecond } from "#components/ui/clock.tsx";
import { lateDialog } from "#components/ui/late-dialog.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { type Failure, isSignedOut } from "#lib/client/answer.ts";
import type { Suspicion } from "#lib/contracts/monitor.ts";

const DismissDialog = lateDialog(() =>
  import("#components/suspicion/dismiss-dialog.tsx").then((module) => module.DismissDialog),
);

type SuspicionBannerProps = {
  /** The name of whoever looks, who takes command of what they declare. */
  me: string;
  /** Whether they may declare and dismiss. */
  mayCommand: boolean;
};

/** What the monitor suspects, on every page until somebody decides or it is over. One that belongs to an incident is that incident's. */
export function SuspicionBanner({ me, mayCommand }: SuspicionBannerProps) {
  const { view } = useMonitor();
  const second = useCurrentSecond();
  const { declare, declaring, failureOf } = useDeclareSuspicion(me);
  const [dismissing, setDismissing] = useState<Suspicion | null>(null);
  // The form of the wizard is filled in from it: another button beside that would declare without what was typed.
  const isInWizard = usePathname() === wizardPath();
  const suspicion = proposedIn(view);
  const failure = suspicion === null ? undefined : failureOf(suspicion);
  const { lastRunAt } = view.monitoring;
  return (
    <>
      <p role="status" className="sr-only">
        {suspicion === null ? "" : `Suspected: ${suspicion.trigger}`}
      </p>
      {suspicion === null ? null : (
        <SuspicionNotice
          key={suspicion.id}
          suspicion={suspicion}
          oldSince={isFresh(lastRunAt, view.monitoring, second) ? null : (lastRunAt ?? suspicion.raisedAt)}
        >
          {mayCommand ? (
            <div className="flex flex-wrap gap-2">
              {isInWizard ? null : (
                <>
                  <Button variant="primary" busy={declaring} busyLabel="Declaring" onClick={() => declare(suspicion)}>
                    Declare incident
                  </Button>
                  <LinkButton href={wizardPath("declare")}>Look first</LinkButton>
                </>
              )}
              <Button variant="quiet" onClick={() => setDismissing(suspicion)}>
                Dismiss
              </Button>
            </div>
          ) : null}
          {failure === undefined ? null : <NotDeclared failure={failure} />}
        </SuspicionNotice>
      )}
      {dismissing === null ? null : <DismissDialog suspicion={dismissing} onClose={() => setDismissing(null)} />}
    </>
  );
}

function NotDeclared({ failure }: { failure: Failure }) {
  return (
    <p role="alert" className="basis-full text-14 text-failing">
      The incident was not declared.{" "}
      {isSignedOut(failure) ? (
        <>
          You have been signed out. <SignInElsewhere />, then press again.
        </>
      ) : (
        failure.message
      )}
    </p>
  );
}
