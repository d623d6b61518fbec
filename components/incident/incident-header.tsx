import { Changed } from "#components/incident/changed.tsx";
import { DrillMark } from "#components/incident/drill-mark.tsx";
import { HeaderVerdict } from "#components/incident/header-verdict.tsx";
import { LiveLine } from "#components/incident/live-line.tsx";
import { incidentsPath } from "#components/incident/paths.ts";
import { StatusBadge } from "#components/incident/status-badge.tsx";
import { ViewersHere } from "#components/incident/viewers-here.tsx";
import { SeverityBadge } from "#components/triage/severity-badge.tsx";
import { Link } from "#components/ui/link.tsx";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";

type IncidentHeaderProps = { record: IncidentRecord; initialRun: TriageRun | null };

/** Which incident this is, how bad, where it stands, who leads it, whose problem it is now, and what somebody else just did. */
export function IncidentHeader({ record, initialRun }: IncidentHeaderProps) {
  const { number, leaf, severity, status, drill, impact, commander } = record;
  return (
    <header className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <nav aria-label="Breadcrumb" className="text-14 print:hidden">
          <Link
            href={incidentsPath}
            className="inline-flex min-h-6 items-center text-muted hover:text-ink hover:underline"
          >
            Incidents
          </Link>
        </nav>
        <ViewersHere />
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="text-28 font-semibold wrap-anywhere">
          <span className="figures text-muted">{incidentName(number)}</span>{" "}
          {leaf === null ? "Not classified yet" : LEAF_MEANINGS[leaf].title}
        </h1>
        <span className="flex flex-wrap gap-2">
          <Changed value={severity}>
            <SeverityBadge severity={severity} />
          </Changed>
          <Changed value={status}>
            <StatusBadge status={status} />
          </Changed>
          {drill ? <DrillMark /> : null}
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-1 text-14">
        <span className="wrap-anywhere">
          <span className="text-muted">In command: </span>
          <Changed value={commander ?? ""}>{commander ?? "nobody"}</Changed>
        </span>
        <HeaderVerdict initialRun={initialRun} />
      </div>
      {impact === null ? null : <p className="line-clamp-3 max-w-prose wrap-anywhere text-muted">{impact}</p>}
      {drill ? (
        <p className="text-12 text-muted">A drill: declared on the simulator, and counted in no statistic.</p>
      ) : null}
      <LiveLine />
    </header>
  );
}
