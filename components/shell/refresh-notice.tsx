import { SignInElsewhere } from "#components/form/sign-in-elsewhere.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Time } from "#components/ui/time.tsx";
import { type Failure, isSignedOut } from "#lib/client/answer.ts";

type RefreshNoticeProps = {
  failure: Failure;
  answeredAt: Date;
  /** What stands below it. */
  what: "figures" | "rows" | "open incidents";
};

/** Said while what stands below cannot be refreshed; goes by itself. */
export function RefreshNotice({ failure, answeredAt, what }: RefreshNoticeProps) {
  if (isSignedOut(failure)) {
    return (
      <Notice role="status" tone="unknown" title="You have been signed out">
        The {what} below are old. <SignInElsewhere />, and this page goes on.
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
