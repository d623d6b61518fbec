"use client";

import { useEffect, useState } from "react";
import { AskedDialog, type Asking } from "#components/incident/asked-dialog.tsx";
import { prepareDialogs } from "#components/incident/dialogs.ts";
import { DuplicateNotice } from "#components/incident/duplicate-notice.tsx";
import { IncidentActions } from "#components/incident/incident-actions.tsx";
import { IncidentClock } from "#components/incident/incident-clock.tsx";
import { IncidentProvider } from "#components/incident/incident-context.tsx";
import { IncidentHeader } from "#components/incident/incident-header.tsx";
import { NextUpdateReminder } from "#components/incident/messages/next-update-reminder.tsx";
import { NextActionPanel } from "#components/incident/next-action-panel.tsx";
import type { PageParts } from "#components/incident/page-parts.ts";
import { ActionItemsPanel } from "#components/incident/panels/action-items-panel.tsx";
import { DetailsPanel } from "#components/incident/panels/details-panel.tsx";
import { EvidencePanel } from "#components/incident/panels/evidence-panel.tsx";
import { editorId } from "#components/incident/panels/incident-value.tsx";
import { PeoplePanel } from "#components/incident/panels/people-panel.tsx";
import { PlaybookPanel } from "#components/incident/panels/playbook-panel.tsx";
import { PostmortemPanel } from "#components/incident/panels/postmortem-panel.tsx";
import { RelatedPanel } from "#components/incident/panels/related-panel.tsx";
import { RequestIdsPanel } from "#components/incident/panels/request-ids-panel.tsx";
import { SlackPanel } from "#components/incident/panels/slack-panel.tsx";
import { TabList, TabPanel, useIsNarrow } from "#components/incident/phone-tabs.tsx";
import { StaleRecord } from "#components/incident/stale-record.tsx";
import { StatusSwitch } from "#components/incident/status-switch.tsx";
import { COMPOSER_ID } from "#components/incident/timeline/composer.tsx";
import { Timeline } from "#components/incident/timeline/timeline.tsx";
import type { TypedNote } from "#components/incident/timeline/typed-note.ts";
import { useIncident } from "#components/incident/use-incident.ts";
import { useLeading } from "#components/incident/use-leading.ts";
import type { PlaybookSummaries } from "#components/runbook/playbook-summary.ts";
import { Card } from "#components/ui/card.tsx";
import { useAnnouncer } from "#components/ui/use-announcer.tsx";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";

type IncidentPageProps = {
  initial: IncidentRecord;
  /** How many entries `initial` was sent without. */
  left?: number;
  initialRun: TriageRun | null;
  playbooks: PlaybookSummaries;
  mayCommand: boolean;
  /** The name of whoever looks. */
  me: string;
  /** The number of a duplicate of this one, of which a link led here. */
  ledFrom?: number | null;
};

/** One incident: what to do next and what happened at the left, what is known of it at the right; on a phone in tabs. */
export function IncidentPage({
  initial,
  left: notSent = 0,
  initialRun,
  playbooks,
  mayCommand,
  me,
  ledFrom = null,
}: IncidentPageProps) {
  const { record, left, send, failure, answeredAt } = useIncident(initial, notSent);
  const isNarrow = useIsNarrow();
  const [say, announcements] = useAnnouncer();
  const [composing, setComposing] = useState<TypedNote["kind"]>("note");
  const [asking, setAsking] = useState<Asking | null>(null);
  const { tab, setTab, lead } = useLeading();

  useEffect(prepareDialogs, []);

  const parts: PageParts = {
    update: () => setAsking({ what: "update" }),
    waiting: () => setAsking({ what: "waiting", change: record.waitingSince === null ? "start" : "end" }),
    resolve: () => setAsking({ what: "transition", transition: "resolve" }),
    reopen: () => setAsking({ what: "transition", transition: "reopen" }),
    handOver: (role) => setAsking({ what: "handover", role }),
    pasteLog: () => setAsking({ what: "paste-log" }),
    compose: (kind) => {
      setComposing(kind);
      lead("timeline", COMPOSER_ID, "begin");
    },
    cause: () => lead("details", editorId("cause"), "begin"),
    jump: (to, panel) => lead(to, panel, "focus"),
  };
  const part = { current: tab, isNarrow };
  return (
    <IncidentProvider value={{ record, send, mayCommand, me, say }}>
      <div className="flex flex-col gap-6">
        {failure === undefined ? null : (
          <StaleRecord what="record" failure={failure} answeredAt={answeredAt}>
            What you type is kept and can be sent once the server answers; the Slack message here can be copied as it
            stands. This page keeps trying.
          </StaleRecord>
        )}
        <DuplicateNotice from={ledFrom} />
        <IncidentHeader record={record} initialRun={initialRun} />
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
          <Card className="grid gap-6 p-4 sm:grid-cols-2 sm:p-6 lg:col-start-1">
            <IncidentClock record={record} />
            <NextActionPanel parts={parts} />
            <div className="sm:col-span-2">
              <NextUpdateReminder />
            </div>
            <div className="sm:col-span-2">
              <StatusSwitch onWaiting={parts.waiting} onResolve={parts.resolve} onReopen={parts.reopen} />
            </div>
          </Card>
          <TabList current={tab} onChange={setTab} />
          <TabPanel {...part} tab="timeline" className="lg:col-start-1">
            <Timeline composing={composing} onComposing={setComposing} left={left} />
          </TabPanel>
          <div className="flex min-w-0 flex-col gap-6 lg:col-start-2 lg:row-span-2 lg:row-start-1">
            <TabPanel {...part} tab="evidence" className="flex flex-col gap-6">
              <EvidencePanel initialRun={initialRun} />
              <PlaybookPanel playbooks={playbooks} />
              <RequestIdsPanel />
            </TabPanel>
            <TabPanel {...part} tab="details" className="flex flex-col gap-6">
              <PeoplePanel onHandOver={parts.handOver} />
              <DetailsPanel />
              <RelatedPanel />
            </TabPanel>
            <TabPanel {...part} tab="actions" className="flex flex-col gap-6">
              <SlackPanel />
              <ActionItemsPanel />
              <PostmortemPanel />
            </TabPanel>
          </div>
        </div>
      </div>
      {announcements}
      <IncidentActions parts={parts} />
      {asking === null ? null : <AskedDialog asking={asking} onClose={() => setAsking(null)} />}
    </IncidentProvider>
  );
}
