import { Notice } from "#components/ui/notice.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Time } from "#components/ui/time.tsx";
import { type Failure, isSignedOut } from "#lib/client/answer.ts";

type RefreshNoticeProps = {
  failure: Failure;
  answeredAt: Date;
  /** What stands below it. */
  what: "figures" | "rows";
};

/** Said while what stands below cannot be refreshed; goes by itself. */
export function RefreshNotice({ failure, answeredAt, what }: RefreshNoticeProps) {
  if (isSignedOut(failure)) {
    return (
      <Notice
        role="status"
        tone="unknown"
        title="You have been signed out"
        action={<TextLink href="/sign-in">Sign in again</TextLink>}
      >
        The {what} below are old and no longer refreshed.
      </Notice>
    );
  }
  return (
    <Notice
      role="status"
      tone="unknown"
      title={
        <>
          Not refreshed since <Time at={answeredAt.toISOString()} detail="second" />
        </>
      }
    >
      {failure.message} The {what} below are the last ones. This page keeps trying and recovers by itself;{" "}
      <code className="font-mono">npx offhook triage</code> works without the server.
    </Notice>
  );
}
