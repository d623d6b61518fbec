"use client";

import { useState } from "react";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { useCommand } from "#components/incident/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { OPEN_STATUSES, type OpenStatus } from "#lib/runbook/incident-status.ts";

type StatusSwitchProps = { onResolve: () => void; onReopen: () => void };

/** Where the incident stands, changed by a press; the end and a new beginning ask first. */
export function StatusSwitch({ onResolve, onReopen }: StatusSwitchProps) {
  const { record, may } = useIncidentOnPage();
  const { give, sending, failure } = useCommand();
  const [wanted, setWanted] = useState<OpenStatus>();
  if (may("reopen")) {
    return (
      <Button size="small" className="self-start" onClick={onReopen}>
        Reopen
      </Button>
    );
  }
  if (!may("set-status")) return null;
  const choose = (status: OpenStatus) => {
    if (status === record.status) return;
    setWanted(status);
    void give({ type: "set-status", expectedVersion: record.version, status }, `Status: ${status}`);
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {/* biome-ignore lint/a11y/useSemanticElements: these are buttons that act, not the fields of a form */}
        <div role="group" aria-label="Status" className="flex rounded-8 border border-edge bg-surface">
          {OPEN_STATUSES.map((status) => (
            <button
              key={status}
              type="button"
              aria-pressed={status === record.status}
              aria-busy={(sending && wanted === status) || undefined}
              onClick={() => choose(status)}
              className={SEGMENT}
            >
              {status}
              {sending && wanted === status ? <Spinner /> : null}
            </button>
          ))}
        </div>
        <Button size="small" onClick={onResolve}>
          Resolve
        </Button>
      </div>
      <FormFailure failure={failure} title={`The status was not set to ${wanted}`} fields={[]} />
    </div>
  );
}

const SEGMENT =
  "flex min-h-8 items-center gap-1 border-edge px-2 text-12 font-medium transition-colors not-first:border-l first:rounded-l-8 last:rounded-r-8 hover:bg-sunken " +
  "pointer-coarse:min-h-11 aria-pressed:bg-accent-quiet aria-pressed:font-semibold aria-pressed:text-accent-ink";
