"use client";

import { LineField } from "#components/incident/line-field.tsx";
import { ChoiceField } from "#components/wizard/choice-field.tsx";
import type { Declared, Typed } from "#components/wizard/declared.ts";
import { FormPart } from "#components/wizard/form-part.tsx";
import { NextUpdateField } from "#components/wizard/next-update-field.tsx";
import { ACTIONS, CAUSES, IMPACTS } from "#components/wizard/text-choices.ts";
import { LIMITS } from "#lib/incident/limits.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import { actionOf, causeOf } from "#lib/runbook/slack-message.ts";

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
        choices={withOwn(leaf, causeOf, CAUSES)}
        oneOnly
        error={errorOf("cause")}
      />
      <ChoiceField
        label="Action"
        value={action}
        onChange={(typed) => onType({ action: typed })}
        choices={withOwn(leaf, actionOf, ACTIONS)}
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
        maxLength={LIMITS.name}
        error={errorOf("commander")}
      />
    </FormPart>
  );
}

/** The words of the leaf first, then the runbook's alternatives. */
function withOwn(leaf: Leaf | null, ownOf: (leaf: Leaf) => string, others: readonly string[]): string[] {
  return [...new Set([...(leaf === null ? [] : [ownOf(leaf)]), ...others])];
}
