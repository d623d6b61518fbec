import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { Panel } from "#components/incident/panel.tsx";
import { postmortemPath } from "#components/incident/paths.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { IncidentRecord } from "#lib/contracts/incident.ts";

/** How far the postmortem is, and the way to it. */
export function PostmortemPanel() {
  const { record } = useIncidentOnPage();
  return (
    <Panel id="postmortem" title="Postmortem">
      <p className="text-14 text-muted">{progressText(record)}</p>
      <p className="text-14">
        <TextLink href={postmortemPath(record.number)}>Open the postmortem</TextLink>
      </p>
    </Panel>
  );
}

function progressText({ narrative, status }: IncidentRecord): string {
  const missing = [
    ...(narrative.summary === "" ? ["summary"] : []),
    ...(narrative.rootCause === "" ? ["root cause"] : []),
  ];
  if (missing.length === 0) return "Summary and root cause are written.";
  const begun = missing.length === 2 ? "Its facts fill in by themselves. " : "";
  const left = `${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} to be written`;
  return `${begun}${left[0]?.toUpperCase()}${left.slice(1)}${status === "RESOLVED" ? "." : " once it is over."}`;
}
