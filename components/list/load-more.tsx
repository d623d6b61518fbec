"use client";

import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Failure } from "#lib/client/answer.ts";

type LoadMoreProps = {
  shown: number;
  /** What is shown. */
  of?: { one: string; many: string };
  hasMore: boolean;
  busy: boolean;
  failure: Failure | undefined;
  onMore: () => void;
};

const INCIDENTS = { one: "incident", many: "incidents" };

/** The end of the list: how much of it is shown, and the way to more. */
export function LoadMore({ shown, of = INCIDENTS, hasMore, busy, failure, onMore }: LoadMoreProps) {
  return (
    <div className="flex flex-col items-center gap-3">
      {failure === undefined ? null : (
        <Notice role="alert" tone="unknown" title="No more could be loaded" className="w-full">
          {failure.message}
        </Notice>
      )}
      <p role="status" className="figures text-12 text-muted">
        {shown} {shown === 1 ? of.one : of.many} shown{hasMore ? "; there are more" : "; these are all"}
      </p>
      {hasMore ? (
        <Button busy={busy} busyLabel="Loading more" onClick={onMore}>
          Load more
        </Button>
      ) : null}
    </div>
  );
}
