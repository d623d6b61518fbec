"use client";

import { useQuery } from "@tanstack/react-query";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { Panel } from "#components/incident/panel.tsx";
import { type PlaybookSummaries, playbookHref } from "#components/runbook/playbook-summary.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import { useLoaded } from "#components/ui/use-loaded.ts";
import { type FailedCall, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { PlaybookView } from "#lib/contracts/playbook.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";

/** What a playbook says changes with the configuration alone. */
const FRESH_MS = 10 * 60_000;

const loadChecklist = () =>
  import("#components/incident/panels/playbook-checklist.tsx").then((module) => module.PlaybookChecklist);

/** What to do for what this incident is: the first steps at once, and then all of them, to be ticked together. */
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
      <Steps key={leaf} leaf={leaf} firstSteps={firstSteps} />
      <p className="text-14">
        <TextLink href={playbookHref(leaf)}>Open it in the runbook</TextLink>
      </p>
    </Panel>
  );
}

/** The steps with their commands come once the page stands: they are much to send with it. */
function Steps({ leaf, firstSteps }: { leaf: Leaf; firstSteps: readonly string[] }) {
  const Checklist = useLoaded(loadChecklist);
  const { data, error } = useQuery<PlaybookView, FailedCall>({
    queryKey: queryKeys.playbook(leaf),
    queryFn: async () => valueOrThrow(await api.playbook(leaf)),
    staleTime: FRESH_MS,
  });
  if (Checklist !== undefined && data !== undefined) return <Checklist playbook={data} />;
  return (
    <>
      <ol className="flex list-decimal flex-col gap-1 pl-5 text-14 marker:text-muted">
        {firstSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p role="status" className="text-12 text-muted empty:hidden">
        {error === null ? null : `These are its first steps; the others did not come. ${error.failure.message}`}
      </p>
    </>
  );
}
