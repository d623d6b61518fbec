"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { SignInElsewhere } from "#components/form/sign-in-elsewhere.tsx";
import { wizardPath } from "#components/incident/paths.ts";
import { useFreshness } from "#components/monitor/use-freshness.ts";
import { useMonitor } from "#components/monitor/use-monitor.ts";
import { proposedIn } from "#components/suspicion/proposed.ts";
import { type Old, SuspicionNotice } from "#components/suspicion/suspicion-notice.tsx";
import { useDeclareSuspicion } from "#components/suspicion/use-declare-suspicion.ts";
import { Button } from "#components/ui/button.tsx";
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
  const { declare, declaring, failureOf } = useDeclareSuspicion(me);
  const [dismissing, setDismissing] = useState<Suspicion | null>(null);
  // The form of the wizard is filled in from it: another button beside that would declare without what was typed.
  const isInWizard = usePathname() === wizardPath();
  const suspicion = proposedIn(view);
  const failure = suspicion === null ? undefined : failureOf(suspicion);
  return (
    <>
      <p role="status" className="sr-only">
        {suspicion === null ? "" : `Suspected: ${suspicion.trigger}`}
      </p>
      {suspicion === null ? null : (
        <Proposal key={suspicion.id} suspicion={suspicion}>
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
        </Proposal>
      )}
      {dismissing === null ? null : <DismissDialog suspicion={dismissing} onClose={() => setDismissing(null)} />}
    </>
  );
}

/** The notice, as old as what is known. */
function Proposal({ suspicion, children }: { suspicion: Suspicion; children: ReactNode }) {
  return (
    <SuspicionNotice suspicion={suspicion} old={useOld(suspicion)}>
      {children}
    </SuspicionNotice>
  );
}

function useOld({ raisedAt }: Suspicion): Old | null {
  const { view, answeredAt } = useMonitor();
  const { isFresh, isCaughtUp } = useFreshness();
  const { lastRunAt } = view.monitoring;
  if (isFresh(lastRunAt)) return null;
  return isCaughtUp
    ? { why: "unwatched", since: lastRunAt ?? raisedAt }
    : { why: "unrefreshed", since: answeredAt.toISOString() };
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
