"use client";

import { Paperclip, Play } from "lucide-react";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { Panel } from "#components/incident/panel.tsx";
import { VerdictNow } from "#components/incident/panels/verdict-now.tsx";
import { useCommand } from "#components/incident/use-command.ts";
import { useTriage } from "#components/triage/use-triage.ts";
import { Button } from "#components/ui/button.tsx";
import type { TriageRun } from "#lib/contracts/triage.ts";

/** What the latest triage says, beside what the incident was declared on. */
export function EvidencePanel({ initialRun }: { initialRun: TriageRun | null }) {
  const { record, mayCommand } = useIncidentOnPage();
  const { run, runNow, running, failure } = useTriage(initialRun);
  return (
    <Panel
      id="evidence"
      title="Evidence now"
      action={
        mayCommand ? (
          <Button size="small" busy={running} busyLabel="Running triage" onClick={runNow}>
            <Play aria-hidden="true" />
            Run triage
          </Button>
        ) : undefined
      }
    >
      <p role="status" className="text-14 empty:hidden">
        {failure === undefined ? null : `The evidence could not be refreshed. ${failure.message}`}
      </p>
      {run === null ? (
        <p className="text-14 text-muted">No triage has run yet. One asks everybody at once and takes five seconds.</p>
      ) : (
        <>
          <VerdictNow run={run} leaf={record.leaf} isStale={failure !== undefined} />
          <Attach run={run} />
        </>
      )}
    </Panel>
  );
}

/** Adds the run to the timeline, and its request ids to the list; once. */
function Attach({ run }: { run: TriageRun }) {
  const { record, may } = useIncidentOnPage();
  const { give, sending, failure } = useCommand();
  const entry = record.entries.find(({ body }) => body.kind === "triage" && body.runId === run.id);
  const isAtStep = record.entries.some(({ body }) => body.kind === "step-checked" && body.runId === run.id);
  const attached = entry?.retracted ? "Attached, and retracted" : "Attached to the incident";
  if (run.simulated !== record.drill) {
    return (
      <p className="text-12 text-muted">
        {record.drill
          ? "This is the real Intercom, and the incident is a drill: the run cannot be attached."
          : "This is the simulator, and the incident is real: the run cannot be attached."}
      </p>
    );
  }
  if (!may("attach-triage")) return entry === undefined ? null : <p className="text-12 text-muted">{attached}</p>;
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        size="small"
        busy={sending}
        busyLabel="Attaching"
        aria-disabled={entry !== undefined || undefined}
        onClick={() => {
          if (entry === undefined)
            void give({ type: "attach-triage", triageRunId: run.id }, "Triage attached to the incident");
        }}
        className="aria-disabled:text-muted"
      >
        <Paperclip aria-hidden="true" />
        {entry === undefined ? "Attach to the incident" : attached}
      </Button>
      {isAtStep && entry === undefined ? (
        <p className="text-12 text-muted">
          A step of the playbook has its result. Its request ids come when it is attached.
        </p>
      ) : null}
      <FormFailure failure={failure} title="The triage was not attached" fields={[]} />
    </div>
  );
}
