import { DrillMark } from "#components/incident/drill-mark.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { incidentPath, within } from "#components/incident/paths.ts";
import { StatusBadge } from "#components/incident/status-badge.tsx";
import { usePostmortemOnPage } from "#components/postmortem/postmortem-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Time } from "#components/ui/time.tsx";
import { incidentName } from "#lib/incident/labels.ts";

/** The way back, where the incident stands, and how far its postmortem is. */
export function PostmortemHeader() {
  const { record } = useIncidentOnPage();
  const { number, status, drill } = record;
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 print:hidden">
      <span className="text-14">
        <TextLink href={within(incidentPath(number), record)}>{incidentName(number)}</TextLink>
      </span>
      <StatusBadge status={status} />
      {drill ? <DrillMark /> : null}
      <PublishedState number={number} />
    </header>
  );
}

function PublishedState({ number }: { number: number }) {
  const { published } = usePostmortemOnPage().postmortem;
  if (published === null) return <Badge weight="quiet">Draft</Badge>;
  const { version, at, by, isOutdated } = published;
  return (
    <>
      <Badge>{isOutdated ? "Draft" : "Published"}</Badge>
      <span className="text-12 text-muted">
        {isOutdated ? "Changed since " : null}
        <a
          href={`/api/incidents/${number}/postmortem.md?version=${version}`}
          className="font-medium text-accent-ink underline underline-offset-4"
        >
          {isOutdated ? "version" : "Version"} {version}
        </a>
        , published by {by.name}, <Time at={at} />
      </span>
    </>
  );
}
