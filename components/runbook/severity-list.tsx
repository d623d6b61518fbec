import { SeverityBadge } from "#components/triage/severity-badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { SEVERITIES, SEVERITY_LEVELS } from "#lib/runbook/severity.ts";

/** The runbook's four levels. */
export function SeverityList() {
  return (
    <Card>
      <ul>
        {SEVERITIES.map((severity) => {
          const { definition, responseTime, example } = SEVERITY_LEVELS[severity];
          return (
            <li key={severity} className="flex gap-4 border-t border-line px-4 py-3 first:border-t-0">
              <div className="w-10 shrink-0">
                <SeverityBadge severity={severity} />
              </div>
              <div className="min-w-0 flex-1 sm:grid sm:grid-cols-[1fr_14rem_1fr] sm:gap-4">
                <p className="font-medium">{definition}</p>
                <p className="figures text-14 sm:pt-0.5">
                  <span className="text-muted">Respond: </span>
                  {responseTime}
                </p>
                <p className="figures text-14 sm:pt-0.5">
                  <span className="text-muted">Example: </span>
                  {example}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
