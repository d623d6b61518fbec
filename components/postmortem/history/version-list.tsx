"use client";

import type { Ref } from "react";
import type { Chosen } from "#components/postmortem/history/sides.ts";
import type { Versions } from "#components/postmortem/history/use-versions.ts";
import { authorsText, kindText } from "#components/postmortem/history/version-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Notice } from "#components/ui/notice.tsx";
import { PlainTime } from "#components/ui/plain-time.tsx";
import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import type { PostmortemVersion } from "#lib/contracts/postmortem.ts";

type VersionListProps = {
  list: Versions;
  chosen: Chosen["version"];
  onChoose: (version: Chosen["version"]) => void;
  ref?: Ref<HTMLOListElement>;
};

/** Who changed the document when, the newest first. */
export function VersionList({ list, chosen, onChoose, ref }: VersionListProps) {
  const { versions, hasMore, loadMore, isLoadingMore, failure, tryAgain } = list;
  return (
    <div className="flex flex-col gap-3">
      <ol ref={ref} className="flex flex-col gap-1">
        <li>
          <button
            type="button"
            aria-current={chosen === "now"}
            onClick={() => onChoose("now")}
            className={itemClasses(chosen === "now")}
          >
            <span className="text-14 font-medium">Now</span>
            <span className="text-12 text-muted">As it would be exported</span>
          </button>
        </li>
        {versions?.map((version) => (
          <li key={version.id}>
            <button
              type="button"
              aria-current={chosen === version.id}
              onClick={() => onChoose(version.id)}
              className={itemClasses(chosen === version.id)}
            >
              <VersionWords version={version} />
            </button>
          </li>
        ))}
      </ol>
      {failure === undefined ? null : (
        <Notice
          role="alert"
          tone="unknown"
          title={versions === undefined ? "The versions could not be loaded" : "The versions could not be refreshed"}
          action={
            <Button size="small" onClick={tryAgain}>
              Try again
            </Button>
          }
        >
          {failure.message}
        </Notice>
      )}
      {versions === undefined && failure === undefined ? (
        <SkeletonGroup label="Loading the versions" className="flex flex-col gap-1">
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
        </SkeletonGroup>
      ) : null}
      {versions?.length === 0 ? (
        <p className="text-14 text-muted">
          No version yet. One is kept when people have stopped writing for a while, and whenever the postmortem is
          published.
        </p>
      ) : null}
      {hasMore ? (
        <Button size="small" busy={isLoadingMore} busyLabel="Loading older versions" onClick={loadMore}>
          Load older versions
        </Button>
      ) : null}
    </div>
  );
}

function VersionWords({ version }: { version: PostmortemVersion }) {
  const kind = kindText(version);
  return (
    <>
      <span className="flex flex-wrap items-center gap-2 text-14 font-medium">
        <PlainTime at={version.madeAt} />
        {kind === null ? null : <Badge weight={version.published === null ? "outlined" : "strong"}>{kind}</Badge>}
      </span>
      <span className="text-12 wrap-anywhere text-muted">{authorsText(version)}</span>
    </>
  );
}

function itemClasses(isChosen: boolean): string {
  return classNames(
    "flex min-h-11 w-full flex-col justify-center gap-1 rounded-8 border px-3 py-2 text-left transition-colors",
    isChosen ? "border-accent bg-accent-quiet" : "border-transparent hover:bg-sunken",
  );
}
