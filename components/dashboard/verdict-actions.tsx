import { ArrowRight } from "lucide-react";
import { incidentPath, wizardPath } from "#components/incident/paths.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { IncidentSummary } from "#lib/contracts/incident.ts";
import { incidentName } from "#lib/incident/labels.ts";

type VerdictActionsProps = {
  /** The open incident of this very problem: nobody declares it twice. */
  declared: IncidentSummary | null;
  /** True where the suspicion above offers to declare it, with all that is known of its beginning. */
  isProposed: boolean;
  /** False for a mere gap: then nothing presses. */
  urgent: boolean;
};

/** What can be done about a verdict that something is wrong, for those who may. */
export function VerdictActions({ declared, isProposed, urgent }: VerdictActionsProps) {
  return (
    <div className="flex flex-col gap-2">
      {isProposed && declared === null ? null : (
        <LinkButton
          href={declared === null ? wizardPath("declare") : incidentPath(declared.number)}
          variant={urgent ? "primary" : "secondary"}
          size="large"
        >
          {declared === null ? "Declare incident" : `Open ${incidentName(declared.number)}`}
          <ArrowRight aria-hidden="true" />
        </LinkButton>
      )}
      <LinkButton href={wizardPath()} size="large">
        Walk the runbook
      </LinkButton>
    </div>
  );
}
