"use client";

import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { Panel } from "#components/incident/panel.tsx";
import { RoleRow } from "#components/incident/panels/role-row.tsx";
import { type IncidentRole, ROLES } from "#components/incident/roles.ts";
import { Time } from "#components/ui/time.tsx";

type PeoplePanelProps = { onHandOver: (role: IncidentRole) => void };

/** Who does what, who began it, and since when somebody is on it. */
export function PeoplePanel({ onHandOver }: PeoplePanelProps) {
  const { record } = useIncidentOnPage();
  const declared = record.entries.find(({ body }) => body.kind === "declared");
  return (
    <Panel id="people" title="People">
      <ul className="flex flex-col">
        {ROLES.map((role) => (
          <RoleRow key={role} role={role} onHandOver={onHandOver} />
        ))}
      </ul>
      <dl className="flex flex-col border-t border-line pt-2 text-14">
        <div className={ROW}>
          <dt className="py-[2px] text-12 text-muted">Declared</dt>
          <dd className="wrap-anywhere">
            {declared === undefined ? null : `${declared.by.name}, `}
            <Time at={record.declaredAt} />
          </dd>
        </div>
        <div className={ROW}>
          <dt className="py-[2px] text-12 text-muted">Acknowledged</dt>
          <dd>
            {record.acknowledgedAt === null ? (
              <span className="text-muted">not yet</span>
            ) : (
              <Time at={record.acknowledgedAt} />
            )}
          </dd>
        </div>
      </dl>
    </Panel>
  );
}

const ROW = "grid grid-cols-[6.25rem_minmax(0,1fr)] gap-x-2 py-[6px] sm:grid-cols-[7.5rem_minmax(0,1fr)]";
