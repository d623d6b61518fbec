import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { Panel } from "#components/incident/panel.tsx";
import { type PlaybookSummaries, playbookHref } from "#components/runbook/playbook-summary.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";

/** The first steps for what this incident is, and the way to all of them. */
export function PlaybookPanel({ playbooks }: { playbooks: PlaybookSummaries }) {
  const { leaf } = useIncidentOnPage().record;
  if (leaf === null) {
    return (
      <Panel id="playbook" title="Playbook">
        <p className="text-14 text-muted">
          The incident is not classified yet. <TextLink href="/runbook#walk">Walk the decision tree</TextLink>, then set
          the classification under Details.
        </p>
      </Panel>
    );
  }
  const { title, firstSteps } = playbooks[leaf];
  return (
    <Panel id="playbook" title={`Playbook: ${title}`}>
      <p className="text-14 text-muted">{LEAF_MEANINGS[leaf].meaning}</p>
      <ol className="flex list-decimal flex-col gap-1 pl-5 text-14 marker:text-muted">
        {firstSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="text-14">
        <TextLink href={playbookHref(leaf)}>Open the whole playbook</TextLink>
      </p>
    </Panel>
  );
}
