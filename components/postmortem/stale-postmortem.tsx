import { Notice } from "#components/ui/notice.tsx";
import { Time } from "#components/ui/time.tsx";
import { type Failure, isSignedOut } from "#lib/client/answer.ts";

/** Said while the record cannot be refreshed: how old it is, and what is safe. Goes by itself. */
export function StalePostmortem({ failure, answeredAt }: { failure: Failure; answeredAt: Date }) {
  return (
    <Notice
      role="status"
      tone="unknown"
      className="print:hidden"
      title={
        <>
          This document is as it was at <Time at={answeredAt.toISOString()} detail="second" />
        </>
      }
    >
      {isSignedOut(failure) ? (
        <>
          You have been signed out.{" "}
          <a
            href="/sign-in"
            target="_blank"
            rel="noreferrer"
            className="font-medium text-accent-ink underline underline-offset-4"
          >
            Sign in in another tab
          </a>
          , and this page goes on. What you typed is kept.
        </>
      ) : (
        <>{failure.message} What you type is kept in this browser and can be saved once the server answers.</>
      )}
    </Notice>
  );
}
