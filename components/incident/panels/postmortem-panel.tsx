"use client";

import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { Panel } from "#components/incident/panel.tsx";
import { postmortemPath, within } from "#components/incident/paths.ts";
import { useFetchedPostmortem } from "#components/incident/use-postmortem.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Postmortem } from "#lib/contracts/postmortem.ts";
import type { Status } from "#lib/runbook/incident-status.ts";

/** How far the postmortem is, and the way to it. */
export function PostmortemPanel() {
  const { record } = useIncidentOnPage();
  const postmortem = useFetchedPostmortem(record.number);
  return (
    <Panel id="postmortem" title="Postmortem">
      <p className="text-14 text-muted">{progressText(postmortem, record.status)}</p>
      <p className="text-14">
        <TextLink href={within(postmortemPath(record.number), record)}>Open the postmortem</TextLink>
      </p>
    </Panel>
  );
}

const FACTS = "Its facts fill in by themselves.";

/** What is true of every postmortem, where this one is not known yet. */
function progressText(postmortem: Postmortem | undefined, status: Status): string {
  switch (postmortem?.progress) {
    case undefined:
      return FACTS;
    case "empty":
      return `${FACTS} Summary and root cause are to be written${status === "RESOLVED" ? "." : " once it is over."}`;
    case "started":
      return "It is begun. Summary and root cause are not both written.";
    case "written":
      return "Summary and root cause are written.";
    case "published":
      return postmortem?.published?.isOutdated === true
        ? "It is published, and was changed since."
        : "It is published.";
  }
}
