"use client";

import { Undo2, X } from "lucide-react";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useIncidentSummary } from "#components/incident/panels/use-incident-summary.ts";
import { ownIncidentPath } from "#components/incident/paths.ts";
import { StatusBadge } from "#components/incident/status-badge.tsx";
import { useCommand } from "#components/incident/use-command.ts";
import { SeverityBadge } from "#components/triage/severity-badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { CommandInput } from "#lib/incident/command.ts";
import { incidentName } from "#lib/incident/labels.ts";

type LinkedIncidentProps = {
  number: number;
  /** False where it was taken off on this page, and can be put back. */
  isLinked: boolean;
  /** Left out where the tie is changed on the other incident's page. */
  change?: {
    /** What the tie is, for instance "related". */
    readonly tie: string;
    readonly take: CommandInput;
    readonly putBack: CommandInput;
    /** Told before it is taken off, so that the row can stay where its button has the focus. */
    readonly onTake: () => void;
  };
};

/** Another incident, by its name and what it is about. */
export function LinkedIncident({ number, isLinked, change }: LinkedIncidentProps) {
  const { give, sending, failure } = useCommand();
  const summary = useIncidentSummary(number);
  const name = incidentName(number);
  return (
    <li className="flex flex-col gap-2 py-2">
      <div className="flex items-start gap-2">
        <div className={classNames("min-w-0 flex-1 text-14", !isLinked && "text-muted line-through")}>
          <span className="flex min-h-8 flex-wrap items-center gap-2 pointer-coarse:min-h-11">
            <TextLink href={ownIncidentPath(number)} prefetch={false} className="figures">
              {name}
            </TextLink>
            {summary === undefined ? null : (
              <>
                <SeverityBadge severity={summary.severity} />
                <StatusBadge status={summary.status} />
              </>
            )}
          </span>
          {summary === undefined ? null : (
            <span className="block text-12 wrap-anywhere text-muted">{summary.impact ?? "impact unknown"}</span>
          )}
        </div>
        {change === undefined ? null : (
          <Button
            size="small"
            variant="quiet"
            busy={sending}
            aria-label={isLinked ? `No longer ${change.tie} ${name}` : `Put back: ${change.tie} ${name}`}
            title={isLinked ? "Remove" : "Put back"}
            onClick={() => {
              if (isLinked) {
                change.onTake();
                void give(change.take, `No longer ${change.tie} ${name}. The same button puts it back`);
              } else void give(change.putBack, `Put back: ${change.tie} ${name}`);
            }}
            className="min-w-8 pointer-coarse:min-w-11 [&_svg]:text-muted"
          >
            {isLinked ? (
              <X aria-hidden="true" />
            ) : (
              <>
                <Undo2 aria-hidden="true" />
                Undo
              </>
            )}
          </Button>
        )}
      </div>
      <FormFailure failure={failure} title="It was not changed" fields={[]} />
    </li>
  );
}
