import { Notice } from "#components/ui/notice.tsx";
import { Time } from "#components/ui/time.tsx";
import { type Failure, isSignedOut } from "#lib/client/answer.ts";

/** Said while the record cannot be refreshed: how old it is, and what still works. Goes by itself. */
export function StaleRecord({ failure, answeredAt }: { failure: Failure; answeredAt: Date }) {
  const at = answeredAt.toISOString();
  return (
    <Notice
      role="status"
      tone="unknown"
      title={
        <>
          This record is as it was at <Time at={at} detail="second" />
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
        <>
          {failure.message} What you type is kept and can be sent once the server answers; the Slack message below can
          be copied as it stands. This page keeps trying.
        </>
      )}
    </Notice>
  );
}
