"use client";

import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { incidentPath, ownIncidentPath } from "#components/incident/paths.ts";
import { Notice } from "#components/ui/notice.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { incidentName } from "#lib/incident/labels.ts";

/**
 * Said where this incident is a duplicate, or where a link to one led here.
 * @param from the number of the one that led here
 */
export function DuplicateNotice({ from }: { from: number | null }) {
  const { duplicateOf, duplicates } = useIncidentOnPage().record;
  if (duplicateOf !== null) {
    const name = incidentName(duplicateOf);
    return (
      <Notice title={`This is a duplicate of ${name}`}>
        What happens is told there. <TextLink href={incidentPath(duplicateOf)}>Go on to {name}</TextLink>
      </Notice>
    );
  }
  if (from === null || !duplicates.includes(from)) return null;
  const name = incidentName(from);
  return (
    <Notice title={`${name} is a duplicate of this incident`}>
      The link that you followed leads on to here.{" "}
      <TextLink href={ownIncidentPath(from)}>Look at {name} itself</TextLink>
    </Notice>
  );
}
