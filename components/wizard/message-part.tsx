"use client";

import { ChoiceField } from "#components/form/choice-field.tsx";
import { LineField } from "#components/form/line-field.tsx";
import { NextUpdateField } from "#components/form/next-update-field.tsx";
import type { Declared, Typed } from "#components/wizard/declared.ts";
import { FormPart } from "#components/wizard/form-part.tsx";
import { actionsAt, causesAt, IMPACTS } from "#lib/runbook/message-choices.ts";

type MessagePartProps = {
  declared: Declared;
  onType: (typed: Typed) => void;
  errorOf: (field: string) => string | undefined;
};

/** What the Slack message tells beside the severity. */
export function MessagePart({ declared, onType, errorOf }: MessagePartProps) {
  const { leaf, impact, cause, action, nextUpdateAt, commander } = declared;
  return (
    <FormPart title="What to tell" id="declare-message">
      <ChoiceField
        label="Impact"
        value={impact}
        onChange={(typed) => onType({ impact: typed })}
        choices={IMPACTS}
        error={errorOf("impact")}
      />
      <ChoiceField
        label="Cause"
        value={cause}
        onChange={(typed) => onType({ cause: typed })}
        choices={causesAt(leaf)}
        oneOnly
        error={errorOf("cause")}
      />
      <ChoiceField
        label="Action"
        value={action}
        onChange={(typed) => onType({ action: typed })}
        choices={actionsAt(leaf)}
        oneOnly
        error={errorOf("action")}
      />
      <NextUpdateField
        value={nextUpdateAt}
        onChange={(at) => onType({ nextUpdateAt: at })}
        error={errorOf("nextUpdateAt")}
      />
      <LineField
        label="Commander"
        value={commander}
        onChange={(typed) => onType({ commander: typed })}
        error={errorOf("commander")}
      />
    </FormPart>
  );
}
