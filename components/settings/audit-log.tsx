"use client";

import { ScrollText } from "lucide-react";
import { useState } from "react";
import { ACTION_OPTIONS, ACTION_WORDS, actionOf, authorWords, detailWords } from "#components/settings/audit-words.ts";
import { useAudit } from "#components/settings/use-audit.ts";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { BareSelect } from "#components/ui/select.tsx";
import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import { Time } from "#components/ui/time.tsx";
import type { AuditAction, AuditEvent, AuditPage } from "#lib/contracts/audit.ts";

/** Who changed accounts, tokens or settings, or took data out. */
export function AuditLog({ initial }: { initial: AuditPage }) {
  const [action, setAction] = useState<AuditAction>();
  const { events, hasMore, loadMore, isLoadingMore, failure, tryAgain } = useAudit(action, initial);
  return (
    <Section
      id="audit"
      title="Audit log"
      description="Who changed accounts, tokens and settings, who signed in, and who took data out. Newest first; nothing in it can be changed."
      action={
        <BareSelect
          aria-label="Show"
          className="w-60"
          options={ACTION_OPTIONS}
          value={action ?? ""}
          onChange={({ target }) => setAction(actionOf(target.value))}
        />
      }
    >
      {failure === undefined ? null : (
        <Notice
          role="alert"
          tone="unknown"
          title={events === undefined ? "The audit log could not be loaded" : "The audit log could not be refreshed"}
          action={
            <Button size="small" onClick={tryAgain}>
              Try again
            </Button>
          }
        >
          {failure.message}
        </Notice>
      )}
      {events === undefined ? (
        failure === undefined && (
          <SkeletonGroup label="Loading the audit log" className="flex flex-col gap-1">
            <Skeleton className="h-14" />
            <Skeleton className="h-14" />
            <Skeleton className="h-14" />
          </SkeletonGroup>
        )
      ) : events.length === 0 ? (
        <EmptyState icon={<ScrollText />} title="Nothing here yet">
          {action === undefined
            ? "Each change of an account, a token or a setting will stand here, with who made it."
            : `“${ACTION_WORDS[action]}” has not happened yet.`}
        </EmptyState>
      ) : (
        <ol className="flex flex-col rounded-8 border border-line bg-surface">
          {events.map((event) => (
            <AuditRow key={event.id} event={event} />
          ))}
        </ol>
      )}
      {hasMore ? (
        <Button className="self-start" busy={isLoadingMore} busyLabel="Loading older ones" onClick={loadMore}>
          Load older ones
        </Button>
      ) : null}
    </Section>
  );
}

function AuditRow({ event: { at, by, action, subject, detail } }: { event: AuditEvent }) {
  const words = detailWords(detail);
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-line px-4 py-3 last:border-b-0 md:grid-cols-[13rem_1fr_14rem] md:items-baseline">
      <span className="text-12 text-muted">
        <Time at={at} detail="recent" />
      </span>
      <div className="flex min-w-0 flex-col">
        <span className="text-14 wrap-anywhere">
          <span className="font-medium">{ACTION_WORDS[action]}</span>: {subject}
        </span>
        {words === "" ? null : <span className="text-12 wrap-anywhere text-muted">{words}</span>}
      </div>
      <span className="text-14 wrap-anywhere text-muted md:text-right">by {authorWords(by)}</span>
    </li>
  );
}
