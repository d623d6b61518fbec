import type { ReactNode } from "react";
import { SignInElsewhere } from "#components/form/sign-in-elsewhere.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Time } from "#components/ui/time.tsx";
import { type Failure, isSignedOut } from "#lib/client/answer.ts";

type StaleRecordProps = {
  /** What the page shows of the incident. */
  what: "record" | "document";
  failure: Failure;
  answeredAt: Date;
  /** What still works meanwhile. */
  children: ReactNode;
};

/** Said while the record cannot be refreshed: how old it is, and what still works. Goes by itself. */
export function StaleRecord({ what, failure, answeredAt, children }: StaleRecordProps) {
  return (
    <Notice
      role="status"
      tone="unknown"
      className="print:hidden"
      title={
        <>
          This {what} is as it was at <Time at={answeredAt.toISOString()} detail="second" />
        </>
      }
    >
      {isSignedOut(failure) ? (
        <>
          You have been signed out. <SignInElsewhere />, and this page goes on. What you typed is kept.
        </>
      ) : (
        <>
          {failure.message} {children}
        </>
      )}
    </Notice>
  );
}
