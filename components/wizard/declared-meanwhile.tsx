"use client";

import { incidentPath } from "#components/incident/paths.ts";
import { useMonitor } from "#components/monitor/use-monitor.ts";
import { Notice } from "#components/ui/notice.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { incidentName } from "#lib/incident/labels.ts";

/** Said while the form is open and somebody else declares what it is filled in from. */
export function DeclaredMeanwhile({ suspicionId }: { suspicionId: string | null }) {
  const { suspicion } = useMonitor().view;
  if (suspicionId === null || suspicion?.id !== suspicionId || suspicion.incidentNumber === null) return null;
  const name = incidentName(suspicion.incidentNumber);
  return (
    <Notice role="status" tone="degraded" title={`This has been declared meanwhile: ${name}`}>
      Open <TextLink href={incidentPath(suspicion.incidentNumber)}>{name}</TextLink> and go on there. What you typed
      here is kept.
    </Notice>
  );
}
