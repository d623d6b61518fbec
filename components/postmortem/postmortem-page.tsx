"use client";

import { useState } from "react";
import { IncidentProvider } from "#components/incident/incident-context.tsx";
import { StaleRecord } from "#components/incident/stale-record.tsx";
import { useIncident } from "#components/incident/use-incident.ts";
import { usePostmortem } from "#components/incident/use-postmortem.ts";
import { LiveNarrativeProvider, useLiveNarrative } from "#components/postmortem/live-narrative.tsx";
import type { Mode } from "#components/postmortem/modes.ts";
import { PostmortemBody } from "#components/postmortem/postmortem-body.tsx";
import { RoleNotice } from "#components/postmortem/role-notice.tsx";
import type { SentPostmortem } from "#components/postmortem/sent-postmortem.ts";
import { useAnnouncer } from "#components/ui/use-announcer.tsx";
import type { IncidentRecord } from "#lib/contracts/incident.ts";

type PostmortemPageProps = {
  initial: IncidentRecord;
  sent: SentPostmortem;
  mode: Mode;
  mayCommand: boolean;
  isAdmin: boolean;
  /** Whoever looks. */
  me: { readonly id: string; readonly name: string };
};

/** The postmortem as one document: facts from the record, words that people write together, read as it will be exported. */
export function PostmortemPage(props: PostmortemPageProps) {
  const { sent, mayCommand, me } = props;
  return (
    <LiveNarrativeProvider document={sent.postmortem.document} me={me} mayWrite={mayCommand}>
      <LivePage {...props} />
    </LiveNarrativeProvider>
  );
}

function LivePage({ initial, sent, mode, mayCommand, isAdmin, me }: PostmortemPageProps) {
  const { record, send, failure, answeredAt } = useIncident(initial);
  const { postmortem, show } = usePostmortem(sent.postmortem);
  const [say, announcements] = useAnnouncer();
  // Whoever may write no more may not change the facts either.
  const mayChange = useLiveNarrative()?.mayWrite ?? mayCommand;
  const [couldChange, setCouldChange] = useState(mayChange);
  if (mayChange && !couldChange) setCouldChange(true);
  return (
    <IncidentProvider value={{ record, send, say, mayCommand: mayChange, me: me.name }}>
      {failure === undefined ? null : (
        <div className="mb-6">
          <StaleRecord what="document" failure={failure} answeredAt={answeredAt}>
            Its facts may be older than the record. What you write is kept in this browser until the server takes it.
          </StaleRecord>
        </div>
      )}
      {couldChange && !mayChange ? <RoleNotice /> : null}
      <PostmortemBody postmortem={postmortem} show={show} sent={sent} initialMode={mode} isAdmin={isAdmin} />
      {announcements}
    </IncidentProvider>
  );
}
