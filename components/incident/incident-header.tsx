import Link from "next/link";
import { DrillMark } from "#components/incident/drill-mark.tsx";
import { incidentsPath } from "#components/incident/paths.ts";
import { StatusBadge } from "#components/incident/status-badge.tsx";
import { SeverityBadge } from "#components/triage/severity-badge.tsx";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";

/** Which incident this is, how bad, and where it stands. */
export function IncidentHeader({ record }: { record: IncidentRecord }) {
  const { number, leaf, severity, status, drill, impact } = record;
  return (
    <header className="flex flex-col gap-2">
      <nav aria-label="Breadcrumb" className="text-14 print:hidden">
        <Link
          href={incidentsPath}
          className="inline-flex min-h-6 items-center text-muted hover:text-ink hover:underline"
        >
          Incidents
        </Link>
      </nav>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="text-28 font-semibold wrap-anywhere">
          <span className="figures text-muted">{incidentName(number)}</span>{" "}
          {leaf === null ? "Not classified yet" : LEAF_MEANINGS[leaf].title}
        </h1>
        <span className="flex flex-wrap gap-2">
          <SeverityBadge severity={severity} />
          <StatusBadge status={status} />
          {drill ? <DrillMark /> : null}
        </span>
      </div>
      {impact === null ? null : <p className="line-clamp-3 max-w-prose wrap-anywhere text-muted">{impact}</p>}
      {drill ? (
        <p className="text-12 text-muted">A drill: declared on the simulator, and counted in no statistic.</p>
      ) : null}
    </header>
  );
}
