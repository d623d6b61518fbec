"use client";

import { Hourglass } from "lucide-react";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { StatusSegments } from "#components/incident/status-segments.tsx";
import { useCommand } from "#components/incident/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import type { OpenStatus } from "#lib/runbook/incident-status.ts";

type StatusSwitchProps = { onWaiting: () => void; onResolve: () => void; onReopen: () => void };

/** Where the incident stands, changed by a press; the end, a new beginning and whom it waits on ask first. */
export function StatusSwitch({ onWaiting, onResolve, onReopen }: StatusSwitchProps) {
  const { record, may } = useIncidentOnPage();
  const { give, sending, failure } = useCommand();
  const mayReopen = may("reopen");
  if (!mayReopen && !may("resolve")) return null;
  const set = (status: OpenStatus) =>
    void give({ type: "set-status", expectedVersion: record.version, status }, `Status: ${status}`);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {may("set-status") ? <StatusSegments status={record.status} isSending={sending} onChoose={set} /> : null}
        {/* One button that changes its word, so that focus comes back to it from its dialog. */}
        {may("start-waiting") ? (
          <Button key="waiting" size="small" onClick={onWaiting}>
            <Hourglass aria-hidden="true" />
            {record.waitingSince === null ? "Waiting on Intercom" : "Not waiting any more"}
          </Button>
        ) : null}
        <Button key="end" size="small" onClick={mayReopen ? onReopen : onResolve}>
          {mayReopen ? "Reopen" : "Resolve"}
        </Button>
      </div>
      <FormFailure failure={failure} title="The status was not changed" fields={[]} />
    </div>
  );
}
