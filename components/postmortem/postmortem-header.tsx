import type { Ref } from "react";
import { DrillMark } from "#components/incident/drill-mark.tsx";
import { incidentPath } from "#components/incident/paths.ts";
import { StatusBadge } from "#components/incident/status-badge.tsx";
import { PostmortemExport } from "#components/postmortem/postmortem-export.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { postmortemTitle } from "#lib/runbook/postmortem-title.ts";

type PostmortemHeaderProps = {
  record: IncidentRecord;
  /** The document as Markdown; undefined while what writes it is on its way. */
  markdown: string | undefined;
  titleRef: Ref<HTMLHeadingElement>;
};

/** The way back, where the incident stands, the document's title, and the way out. */
export function PostmortemHeader({ record, markdown, titleRef }: PostmortemHeaderProps) {
  const { number, status, leaf, drill } = record;
  return (
    <header className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span className="text-14 print:hidden">
            <TextLink href={incidentPath(number)}>{incidentName(number)}</TextLink>
          </span>
          <span className="hidden text-14 print:inline">{incidentName(number)}</span>
          <StatusBadge status={status} />
          {drill ? <DrillMark /> : null}
        </div>
        <PostmortemExport number={number} markdown={markdown} />
      </div>
      <h1 ref={titleRef} tabIndex={-1} className="text-28 font-semibold wrap-anywhere">
        {postmortemTitle(leaf)}
      </h1>
    </header>
  );
}
