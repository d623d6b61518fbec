"use client";

import { useEffect, useState } from "react";
import { prepareDialogs, TransitionDialog, UpdateDialog } from "#components/incident/dialogs.ts";
import { IncidentClock } from "#components/incident/incident-clock.tsx";
import { IncidentProvider, type Tab } from "#components/incident/incident-context.tsx";
import { IncidentHeader } from "#components/incident/incident-header.tsx";
import { NextActionPanel } from "#components/incident/next-action-panel.tsx";
import { ActionItemsPanel } from "#components/incident/panels/action-items-panel.tsx";
import { DetailsPanel } from "#components/incident/panels/details-panel.tsx";
import { EvidencePanel } from "#components/incident/panels/evidence-panel.tsx";
import { editorId } from "#components/incident/panels/incident-value.tsx";
import { PeoplePanel } from "#components/incident/panels/people-panel.tsx";
import { PlaybookPanel } from "#components/incident/panels/playbook-panel.tsx";
import { PostmortemPanel } from "#components/incident/panels/postmortem-panel.tsx";
import { RequestIdsPanel } from "#components/incident/panels/request-ids-panel.tsx";
import { SlackPanel } from "#components/incident/panels/slack-panel.tsx";
import { TabList, TabPanel, tabHolding, useIsNarrow } from "#components/incident/phone-tabs.tsx";
import { StaleRecord } from "#components/incident/stale-record.tsx";
import { StatusSwitch } from "#components/incident/status-switch.tsx";
import { COMPOSER_ID } from "#components/incident/timeline/composer.tsx";
import { Timeline } from "#components/incident/timeline/timeline.tsx";
import type { TypedNote } from "#components/incident/timeline/typed-note.ts";
import { useIncident } from "#components/incident/use-incident.ts";
import type { PlaybookSummaries } from "#components/runbook/playbook-summary.ts";
import { Card } from "#components/ui/card.tsx";
import { useAnnouncer } from "#components/ui/use-announcer.tsx";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";

type IncidentPageProps = {
  initial: IncidentRecord;
  initialRun: TriageRun | null;
  playbooks: PlaybookSummaries;
  mayCommand: boolean;
  /** The name of whoever looks. */
  me: string;
};

/** One incident: what to do next and what happened at the left, what is known of it at the right; on a phone in tabs. */
export function IncidentPage({ initial, initialRun, playbooks, mayCommand, me }: IncidentPageProps) {
  const { record, send, failure, answeredAt } = useIncident(initial);
  const isNarrow = useIsNarrow();
  const [tab, setTab] = useState<Tab>("timeline");
  const [say, announcements] = useAnnouncer();
  const [composing, setComposing] = useState<TypedNote["kind"]>("note");
  const [asking, setAsking] = useState<"resolve" | "reopen" | "update" | null>(null);
  const [revealed, setRevealed] = useState<{ id: string; begin: boolean } | null>(null);
  const stop = () => setAsking(null);

  useEffect(prepareDialogs, []);

  // A link from elsewhere may lead to what stands behind another tab.
  useEffect(() => {
    const id = window.location.hash.slice(1);
    const holding = tabHolding(document.getElementById(id));
    if (holding === undefined) return;
    setTab(holding);
    setRevealed({ id, begin: false });
  }, []);

  // Once its tab is shown: what is hidden takes no focus.
  useEffect(() => {
    if (revealed === null) return;
    const target = document.getElementById(revealed.id);
    target?.scrollIntoView({ block: revealed.begin ? "center" : "start" });
    if (revealed.begin) beginIn(target);
  }, [revealed]);

  const incident = {
    record,
    send,
    mayCommand,
    me,
    say,
  };
  const reveal = (to: Tab, id: string) => {
    setTab(to);
    setRevealed({ id, begin: true });
  };
  const part = { current: tab, isNarrow };
  return (
    <IncidentProvider value={incident}>
      <div className="flex flex-col gap-6">
        {failure === undefined ? null : (
          <StaleRecord what="record" failure={failure} answeredAt={answeredAt}>
            What you type is kept and can be sent once the server answers; the Slack message here can be copied as it
            stands. This page keeps trying.
          </StaleRecord>
        )}
        <IncidentHeader record={record} />
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
          <Card className="grid gap-6 p-4 sm:grid-cols-2 sm:p-6 lg:col-start-1">
            <IncidentClock record={record} />
            <NextActionPanel
              onUpdate={() => setAsking("update")}
              onResolve={() => setAsking("resolve")}
              onCause={() => reveal("details", editorId("cause"))}
              onMitigation={() => {
                setComposing("mitigation");
                reveal("timeline", COMPOSER_ID);
              }}
            />
            <div className="sm:col-span-2">
              <StatusSwitch onResolve={() => setAsking("resolve")} onReopen={() => setAsking("reopen")} />
            </div>
          </Card>
          <TabList current={tab} onChange={setTab} />
          <TabPanel {...part} tab="timeline" className="lg:col-start-1">
            <Timeline composing={composing} onComposing={setComposing} />
          </TabPanel>
          <div className="flex min-w-0 flex-col gap-6 lg:col-start-2 lg:row-span-2 lg:row-start-1">
            <TabPanel {...part} tab="evidence" className="flex flex-col gap-6">
              <EvidencePanel initialRun={initialRun} />
              <PlaybookPanel playbooks={playbooks} />
              <RequestIdsPanel />
            </TabPanel>
            <TabPanel {...part} tab="details" className="flex flex-col gap-6">
              <PeoplePanel />
              <DetailsPanel />
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
      {asking === "update" ? <UpdateDialog onClose={stop} /> : null}
      {asking === "resolve" || asking === "reopen" ? (
        <TransitionDialog key={asking} transition={asking} onClose={stop} />
      ) : null}
    </IncidentProvider>
  );
}

/** The field in it takes the focus; where there is none yet, its button is pressed. */
function beginIn(target: HTMLElement | null): void {
  const field = target?.querySelector<HTMLElement>("textarea, input, select");
  if (field) field.focus();
  else target?.querySelector("button")?.click();
}
