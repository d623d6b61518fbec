"use client";

import { FormFailure } from "#components/form/form-failure.tsx";
import { Changed } from "#components/incident/changed.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { type IncidentRole, ROLE_COMMANDS, ROLE_LABELS, roleCommand, takenWords } from "#components/incident/roles.ts";
import { useCommand } from "#components/incident/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";

type RoleRowProps = { role: IncidentRole; onHandOver: (role: IncidentRole) => void };

/** Who has a role and since when; one press takes it over, another hands it to somebody. */
export function RoleRow({ role, onHandOver }: RoleRowProps) {
  const { record, me, may } = useIncidentOnPage();
  const { give, sending, failure } = useCommand();
  const holder = record[role];
  const since = record.changes[role]?.recordedAt;
  const label = ROLE_LABELS[role];
  const mayGive = may(ROLE_COMMANDS[role]);
  const take = role === "commander" ? "Take command" : "Take over";
  return (
    <li className="flex flex-col gap-2 py-[6px]">
      {/* What is pressed stands below the name: beside it there is no room in a column, nor on a phone. */}
      <div className="grid grid-cols-[6.25rem_minmax(0,1fr)] sm:grid-cols-[7.5rem_minmax(0,1fr)] gap-x-2 gap-y-1 text-14">
        <span className="py-[2px] text-12 text-muted">{label}</span>
        <span className="wrap-anywhere">
          <Changed value={holder ?? ""}>
            {holder === null ? <span className="text-muted">nobody</span> : <span>{holder}</span>}
          </Changed>
          {holder === me ? <span className="text-muted"> (you)</span> : null}
          {holder === null || since === undefined ? null : (
            <span className="block text-12 text-muted">
              since <Time at={since} />
            </span>
          )}
        </span>
        {mayGive ? (
          <span className="col-start-2 flex flex-wrap gap-1">
            {/* Both stay where they are whoever has it, so that focus does. */}
            <Button
              size="small"
              busy={sending}
              busyLabel="Taking over"
              aria-disabled={holder === me || undefined}
              aria-label={role === "commander" ? take : `${take}: ${label.toLowerCase()}`}
              className="aria-disabled:text-muted"
              onClick={() => {
                if (holder === me) return;
                const command = roleCommand(role, { expectedVersion: record.version, name: me });
                void give(command, takenWords(role));
              }}
            >
              {take}
            </Button>
            <Button
              size="small"
              variant="quiet"
              aria-label={`Hand over: ${label.toLowerCase()}`}
              onClick={() => onHandOver(role)}
            >
              Hand over
            </Button>
          </span>
        ) : null}
      </div>
      <FormFailure failure={failure} title="You did not get the role" fields={[]} />
    </li>
  );
}
