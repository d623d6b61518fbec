import { Siren } from "lucide-react";
import { wizardPath } from "#components/incident/paths.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

/** Before the first incident ever: what will stand here, and the first step. */
export function NoIncidents({ mayDeclare }: { mayDeclare: boolean }) {
  return (
    <EmptyState
      icon={<Siren />}
      title="No incident has been declared yet"
      action={
        mayDeclare ? (
          <div className="flex flex-wrap justify-center gap-2">
            <LinkButton href={wizardPath("declare")} variant="primary" size="large">
              Declare incident
            </LinkButton>
            <LinkButton href={wizardPath()} size="large">
              Walk the runbook
            </LinkButton>
          </div>
        ) : undefined
      }
    >
      <p>
        An incident keeps what happened when, the request ids for Intercom's support, and the Slack message; its
        postmortem begins with all of that. Each one then stands here, to be searched by words, severity, cause and
        month.
      </p>
      {mayDeclare ? (
        <p>On the simulator an incident is a drill: marked as one for ever, and never counted.</p>
      ) : (
        <p>Your role may look but not declare: responders and administrators do.</p>
      )}
    </EmptyState>
  );
}
