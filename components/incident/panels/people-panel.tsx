"use client";

import { FormFailure } from "#components/form/form-failure.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { Panel } from "#components/incident/panel.tsx";
import { IncidentValue } from "#components/incident/panels/incident-value.tsx";
import { useCommand } from "#components/incident/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Time } from "#components/ui/time.tsx";

/** Who leads, who began it, and since when somebody is on it. */
export function PeoplePanel() {
  const { record, me, may, send } = useIncidentOnPage();
  const { give, sending, failure } = useCommand();
  const declared = record.entries.find(({ body }) => body.kind === "declared");
  const mayTake = may("set-commander") && record.commander !== me && record.status !== "RESOLVED";
  return (
    <Panel
      id="people"
      title="People"
      action={
        mayTake ? (
          <Button
            size="small"
            busy={sending}
            busyLabel="Taking command"
            onClick={() =>
              void give({ type: "set-commander", expectedVersion: record.version, commander: me }, "You are in command")
            }
          >
            Take command
          </Button>
        ) : undefined
      }
    >
      <FormFailure failure={failure} title="You are not in command" fields={[]} />
      <IncidentValue
        label="Commander"
        name="commander"
        text={record.commander ?? ""}
        words={(text) => (text === "" ? <span className="text-muted">nobody</span> : text)}
        command="set-commander"
        save={(text, expectedVersion) => send({ type: "set-commander", expectedVersion, commander: text })}
        field="commander"
      >
        {({ onChange, ...control }) => (
          <TextInput {...control} autoComplete="off" onChange={({ target }) => onChange(target.value)} />
        )}
      </IncidentValue>
      <dl className="flex flex-col text-14">
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

const ROW = "grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-2 py-[6px]";
