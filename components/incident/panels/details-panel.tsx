"use client";

import { NextUpdateField } from "#components/form/next-update-field.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { NextUpdateWords } from "#components/incident/next-update-words.tsx";
import { Panel } from "#components/incident/panel.tsx";
import { AffectedValue } from "#components/incident/panels/affected-value.tsx";
import { IncidentValue } from "#components/incident/panels/incident-value.tsx";
import { SeverityValue } from "#components/incident/panels/severity-value.tsx";
import { TextValue } from "#components/incident/panels/text-value.tsx";
import { Select } from "#components/ui/select.tsx";
import { LEAVES, type Leaf } from "#lib/runbook/leaf.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";
import { actionsAt, causesAt, IMPACTS } from "#lib/runbook/message-choices.ts";

const LEAF_OPTIONS = [
  { value: "", label: "Not classified yet" },
  ...LEAVES.map((value) => ({ value, label: LEAF_MEANINGS[value].title })),
];

/** What the Slack message and the postmortem say of the incident, each value edited where it stands. */
export function DetailsPanel() {
  const { record, send, may } = useIncidentOnPage();
  const { leaf } = record;
  return (
    <Panel id="details" title="Details">
      <div className="flex flex-col">
        <SeverityValue />
        <IncidentValue
          label="Classification"
          name="leaf"
          text={record.leaf ?? ""}
          words={(text) => <LeafWords leaf={leafOf(text)} />}
          command="set-leaf"
          save={(text, expectedVersion) => send({ type: "set-leaf", expectedVersion, leaf: leafOf(text) })}
          field="leaf"
        >
          {({ onChange, ...control }) => (
            <Select {...control} options={LEAF_OPTIONS} onChange={({ target }) => onChange(target.value)} />
          )}
        </IncidentValue>
        <TextValue
          label="Impact"
          name="impact"
          command="set-impact"
          choices={IMPACTS}
          save={(impact, expectedVersion) => send({ type: "set-impact", expectedVersion, impact })}
        />
        <TextValue
          label="Cause"
          name="cause"
          command="set-cause"
          choices={causesAt(leaf)}
          save={(cause, expectedVersion) => send({ type: "set-cause", expectedVersion, cause })}
        />
        <TextValue
          label="Action"
          name="action"
          command="set-action"
          choices={actionsAt(leaf)}
          save={(action, expectedVersion) => send({ type: "set-action", expectedVersion, action })}
        />
        {record.status === "RESOLVED" && !may("set-next-update") ? null : (
          <IncidentValue
            label="Next update"
            name="nextUpdateAt"
            text={record.nextUpdateAt ?? ""}
            words={(text) => <NextUpdateWords at={text} />}
            command="set-next-update"
            save={(text, expectedVersion) =>
              send({ type: "set-next-update", expectedVersion, nextUpdateAt: text === "" ? null : text })
            }
            field="nextUpdateAt"
          >
            {({ value, onChange, error }) => (
              <NextUpdateField value={value || null} onChange={(at) => onChange(at ?? "")} error={error} />
            )}
          </IncidentValue>
        )}
        <AffectedValue label="Conversations affected" name="conversations" />
        <AffectedValue label="Users unable to reach support" name="users" />
      </div>
    </Panel>
  );
}

function LeafWords({ leaf }: { leaf: Leaf | null }) {
  return leaf === null ? <span className="text-muted">not classified yet</span> : LEAF_MEANINGS[leaf].title;
}

/** What came from a list of our own, or was kept by an earlier version. */
function leafOf(text: string): Leaf | null {
  return LEAVES.find((leaf) => leaf === text) ?? null;
}
