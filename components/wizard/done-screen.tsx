"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowRight, CircleCheck } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { incidentPath } from "#components/incident/paths.ts";
import { SlackText } from "#components/incident/slack-text.tsx";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import { useLoaded } from "#components/ui/use-loaded.ts";
import { goTo } from "#components/wizard/go.ts";
import { loadPostmortemDraft } from "#components/wizard/load-postmortem-draft.ts";
import { FirstMessageState, PostFirstMessage, useFirstMessage } from "#components/wizard/post-first-message.tsx";
import { FIRST } from "#components/wizard/steps.ts";
import { type FailedCall, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { slackMessageOf } from "#lib/incident/slack-message-of.ts";

type DoneScreenProps = { number: number; heading: Ref<HTMLHeadingElement> };

/** What the declaration became: the message to post, the beginning of the postmortem, the way to the incident. */
export function DoneScreen({ number, heading }: DoneScreenProps) {
  const incident = useQuery<IncidentRecord, FailedCall>({
    queryKey: queryKeys.incident(number),
    queryFn: async () => valueOrThrow(await api.readIncident(number)),
  });
  const name = incidentName(number);
  if (incident.data !== undefined) return <Declared record={incident.data} heading={heading} />;
  return (
    <div className="flex max-w-[45rem] flex-col gap-4">
      <h1 ref={heading} tabIndex={-1} className="text-28 font-semibold">
        {name}
      </h1>
      {incident.error === null ? (
        <SkeletonGroup label={`Loading ${name}`} className="flex flex-col gap-4">
          <Skeleton className="h-48" />
          <Skeleton className="h-48" />
        </SkeletonGroup>
      ) : (
        <Notice
          role="alert"
          tone="failing"
          title={`${name} could not be shown`}
          action={
            incident.error.failure.code === "not_found" ? (
              <Button onClick={() => goTo(FIRST)}>Walk the runbook</Button>
            ) : (
              <Button busy={incident.isFetching} busyLabel="Asking" onClick={() => void incident.refetch()}>
                Try again
              </Button>
            )
          }
        >
          {incident.error.message}
        </Notice>
      )}
    </div>
  );
}

function Declared({ record, heading }: { record: IncidentRecord; heading: Ref<HTMLHeadingElement> }) {
  const PostmortemDraft = useLoaded(loadPostmortemDraft);
  const name = incidentName(record.number);
  const text = slackMessageOf(record);
  const first = useFirstMessage(record, text);
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
        <div className="flex flex-col gap-1">
          <h1 ref={heading} tabIndex={-1} className="flex items-center gap-3 text-28 font-semibold">
            <CircleCheck aria-hidden="true" className="size-7 shrink-0 text-accent-ink" />
            {name} is declared
          </h1>
          <p className="text-muted">
            {record.drill ? "A drill. " : ""}Post the message, then work on the incident; everything from here on goes
            into its record.
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <LinkButton href={incidentPath(record.number)} variant="primary" size="large">
            Go to {name}
            <ArrowRight aria-hidden="true" />
          </LinkButton>
        </div>
      </div>
      <div className="grid gap-6 lg:grid-cols-2">
        <Part id="done-slack" title="Slack message">
          <SlackText text={text} fileName={`${name}-slack`}>
            <PostFirstMessage {...first} />
          </SlackText>
          <FirstMessageState number={record.number} failure={first.failure} />
        </Part>
        <Part id="done-postmortem" title="Postmortem draft">
          {PostmortemDraft === undefined ? <Skeleton className="h-48" /> : <PostmortemDraft record={record} />}
        </Part>
      </div>
    </div>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <h2 id={id} className="text-16 font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
