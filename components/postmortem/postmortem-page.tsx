"use client";

import { IncidentProvider } from "#components/incident/incident-context.tsx";
import { StaleRecord } from "#components/incident/stale-record.tsx";
import { useIncident } from "#components/incident/use-incident.ts";
import { usePostmortem } from "#components/incident/use-postmortem.ts";
import { LiveNarrativeProvider } from "#components/postmortem/live-narrative.tsx";
import type { Mode } from "#components/postmortem/modes.ts";
import { PostmortemBody } from "#components/postmortem/postmortem-body.tsx";
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
export function PostmortemPage({ initial, sent, mode, mayCommand, isAdmin, me }: PostmortemPageProps) {
  const { record, send, failure, answeredAt } = useIncident(initial);
  const { postmortem, show } = usePostmortem(sent.postmortem);
  const [say, announcements] = useAnnouncer();
  return (
    <IncidentProvider value={{ record, send, say, mayCommand, me: me.name }}>
      <LiveNarrativeProvider document={postmortem.document} me={me} mayWrite={mayCommand}>
        {failure === undefined ? null : (
          <div className="mb-6">
            <StaleRecord what="document" failure={failure} answeredAt={answeredAt}>
              Its facts may be older than the record. What you write is kept in this browser until the server takes it.
            </StaleRecord>
          </div>
        )}
        <PostmortemBody postmortem={postmortem} show={show} sent={sent} initialMode={mode} isAdmin={isAdmin} />
      </LiveNarrativeProvider>
      {announcements}
    </IncidentProvider>
  );
}
