import { DownloadButton } from "#components/incident/download-button.tsx";
import { postmortemPath } from "#components/incident/paths.ts";
import { Card } from "#components/ui/card.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { postmortemOf } from "#lib/incident/postmortem-of.ts";
import { RUNBOOK_OUTLINE } from "#lib/runbook/outline.ts";

/** Nobody has written a word of it yet. */
const UNWRITTEN = { outline: RUNBOOK_OUTLINE, texts: {} } as const;

/** The postmortem as far as the record goes, in the runbook's Markdown. */
export function PostmortemDraft({ record }: { record: IncidentRecord }) {
  const postmortem = postmortemOf(record, UNWRITTEN);
  return (
    <Card className="flex min-w-0 flex-col">
      <pre className="p-4 font-mono text-14 wrap-anywhere whitespace-pre-wrap">{postmortem}</pre>
      <div className="flex flex-wrap items-center gap-2 border-t border-line p-2 print:hidden">
        <CopyButton text={postmortem} what="postmortem" variant="secondary" />
        <DownloadButton text={postmortem} fileName={`${incidentName(record.number)}-postmortem.md`} what="postmortem" />
        <LinkButton href={postmortemPath(record.number)} variant="quiet" size="small">
          Write it
        </LinkButton>
      </div>
    </Card>
  );
}
