"use client";

import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { IncidentValue } from "#components/incident/panels/incident-value.tsx";
import { Select } from "#components/ui/select.tsx";
import { LEAVES, type Leaf } from "#lib/runbook/leaf.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";
import { postmortemTitle } from "#lib/runbook/postmortem-title.ts";

const OPTIONS = [
  { value: "", label: `${postmortemTitle(null)} (not classified yet)` },
  ...LEAVES.map((value) => ({ value, label: `${postmortemTitle(value)} (${LEAF_MEANINGS[value].title})` })),
];

/** The document's title, which follows from where the decision tree ended: to change it is to classify the incident anew. */
export function TitleValue() {
  const { record, send } = useIncidentOnPage();
  return (
    <IncidentValue
      label="Title"
      name="leaf"
      text={record.leaf ?? ""}
      words={(text) => postmortemTitle(leafOf(text))}
      isTitle
      command="set-leaf"
      save={(text, expectedVersion) => send({ type: "set-leaf", expectedVersion, leaf: leafOf(text) })}
      field="leaf"
    >
      {({ onChange, label: _, ...control }) => (
        <Select
          {...control}
          label="Title, by classification"
          options={OPTIONS}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </IncidentValue>
  );
}

/** What came from a list of our own, or was kept by an earlier version. */
function leafOf(text: string): Leaf | null {
  return LEAVES.find((leaf) => leaf === text) ?? null;
}
