"use client";

import { useEffect, useMemo, useRef } from "react";
import { prepareDialogs } from "#components/incident/dialogs.ts";
import { type IncidentOnPage, IncidentProvider } from "#components/incident/incident-context.tsx";
import { StaleRecord } from "#components/incident/stale-record.tsx";
import { useIncident } from "#components/incident/use-incident.ts";
import { ActionItemsSection } from "#components/postmortem/action-items-section.tsx";
import { HeaderFacts } from "#components/postmortem/header-facts.tsx";
import { ImpactSection } from "#components/postmortem/impact-section.tsx";
import { type Drawn, NarrativeSection } from "#components/postmortem/narrative-section.tsx";
import { PostmortemHeader } from "#components/postmortem/postmortem-header.tsx";
import { TimelineSection } from "#components/postmortem/timeline-section.tsx";
import { UnsavedWords } from "#components/postmortem/unsaved-words.tsx";
import { useNarrative } from "#components/postmortem/use-narrative.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { useAnnouncer } from "#components/ui/use-announcer.tsx";
import { useLoaded } from "#components/ui/use-loaded.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { NarrativeSection as Section } from "#lib/incident/event.ts";

const loadPostmortemOf = () => import("#lib/incident/postmortem-of.ts").then((module) => module.postmortemOf);

type PostmortemPageProps = {
  initial: IncidentRecord;
  /** The two narratives of the initial record. */
  drawn: Readonly<Record<Section, Drawn>>;
  mayCommand: boolean;
  /** The name of whoever looks. */
  me: string;
};

/** The postmortem as a document: facts from the record, words by people, read from top to bottom as it will be exported. */
export function PostmortemPage({ initial, drawn, mayCommand, me }: PostmortemPageProps) {
  const { record, send, failure, answeredAt } = useIncident(initial);
  const [say, announcements] = useAnnouncer();
  const title = useRef<HTMLHeadingElement>(null);
  const page = { record, send, say };
  const summary = useNarrative("summary", "Summary", page);
  const rootCause = useNarrative("rootCause", "Root Cause", page);
  const postmortemOf = useLoaded(loadPostmortemOf);
  const markdown = useMemo(() => postmortemOf?.(record), [postmortemOf, record]);
  useEffect(prepareDialogs, []);

  const incident: IncidentOnPage = { ...page, mayCommand, me };
  return (
    <IncidentProvider value={incident}>
      <article className="mx-auto flex max-w-prose flex-col gap-8">
        {failure === undefined ? null : (
          <StaleRecord what="document" failure={failure} answeredAt={answeredAt}>
            What you type is kept in this browser and can be saved once the server answers.
          </StaleRecord>
        )}
        <PostmortemHeader record={record} markdown={markdown} titleRef={title} />
        <UnsavedWords
          onSaved={() => title.current?.focus()}
          narratives={[
            { title: "Summary", narrative: summary },
            { title: "Root Cause", narrative: rootCause },
          ]}
        />
        <HeaderFacts />
        <NarrativeSection
          id="summary"
          title="Summary"
          hint="One or two sentences: what happened, and what users saw of it."
          narrative={summary}
          drawn={drawn.summary}
        />
        <TimelineSection />
        <NarrativeSection
          id="root-cause"
          title="Root Cause"
          hint="The technical explanation of why it happened."
          narrative={rootCause}
          drawn={drawn.rootCause}
        />
        <ImpactSection />
        <ActionItemsSection />
        {markdown === undefined ? null : (
          <Disclosure summary="The Markdown as it is exported, times in UTC" className="print:hidden">
            <CodeBlock text={markdown} what="postmortem" />
          </Disclosure>
        )}
      </article>
      {announcements}
    </IncidentProvider>
  );
}
