"use client";

import { LineField } from "#components/form/line-field.tsx";
import { TimeField } from "#components/form/time-field.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Declared, Typed } from "#components/wizard/declared.ts";
import { FormPart } from "#components/wizard/form-part.tsx";
import type { TriageRun } from "#lib/contracts/triage.ts";
import { LIMITS } from "#lib/incident/limits.ts";
import { verdictSentence } from "#lib/triage/verdict-sentence.ts";

type FirstAlertPartProps = {
  declared: Declared;
  /** The run that the incident may rest on; null before the first ever. */
  run: TriageRun | null;
  onType: (typed: Typed) => void;
  errorOf: (field: string) => string | undefined;
};

/** What alerted us and when, and the run whose findings and request ids go into the record. */
export function FirstAlertPart({ declared, run, onType, errorOf }: FirstAlertPartProps) {
  return (
    <FormPart title="What alerted us" id="declare-alert">
      <LineField
        label="First alert"
        value={declared.alertText}
        onChange={(alertText) => onType({ alertText })}
        hint="A page, a customer, a graph: what told you first."
        maxLength={LIMITS.sentence}
        error={errorOf("firstAlert.text")}
      />
      <TimeField
        label="When"
        required
        value={declared.alertAt ?? undefined}
        onChange={(at) => onType({ alertAt: at ?? null })}
        hint="The incident is counted from here."
        error={errorOf("firstAlert.at")}
      />
      {run === null ? null : <RunChoice declared={declared} run={run} onType={onType} error={errorOf("triageRunId")} />}
    </FormPart>
  );
}

type RunChoiceProps = Pick<FirstAlertPartProps, "declared" | "onType"> & { run: TriageRun; error: string | undefined };

function RunChoice({ declared, run, onType, error }: RunChoiceProps) {
  return (
    <div className="flex flex-col gap-1 text-14">
      <label className="flex min-h-6 items-start gap-2 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          checked={declared.withRun}
          onChange={({ target }) => onType({ withRun: target.checked })}
          aria-describedby={error === undefined ? undefined : "declare-run-error"}
          aria-invalid={error === undefined ? undefined : true}
          className="mt-[2px] size-4 shrink-0 accent-accent"
        />
        <span>
          Keep the triage run with the incident
          <span className="block text-12 text-muted">
            {verdictSentence(run)} Its finding and the request ids of its failed calls go into the record.
          </span>
        </span>
      </label>
      <p className="pl-6 text-12 text-muted">
        Run at <Time at={run.startedAt} />
      </p>
      {error === undefined ? null : (
        <p id="declare-run-error" className="pl-6 text-failing">
          {error}
        </p>
      )}
    </div>
  );
}
