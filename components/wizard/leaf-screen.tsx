"use client";

import { ArrowLeft } from "lucide-react";
import type { Ref } from "react";
import { LeafSummary } from "#components/runbook/leaf-summary.tsx";
import { PlaybookSteps } from "#components/runbook/playbook-steps.tsx";
import { FactList } from "#components/triage/fact-list.tsx";
import { SideBadge } from "#components/triage/side-badge.tsx";
import { Age } from "#components/ui/age.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import type { Evidence } from "#components/wizard/evidence.ts";
import { goTo } from "#components/wizard/go.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";
import { playbookFor } from "#lib/runbook/playbooks/playbook-for.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";

type LeafScreenProps = {
  leaf: Leaf;
  heading: Ref<HTMLHeadingElement>;
  evidence: Evidence | null;
  values: RunbookValues;
  mayRunTriage: boolean;
  mayDeclare: boolean;
  onBack: () => void;
};

/** The end of the tree: what it means, whose problem it is, what to do. */
export function LeafScreen({ leaf, heading, evidence, values, mayRunTriage, mayDeclare, onBack }: LeafScreenProps) {
  const playbook = playbookFor(leaf, values);
  const verdict = evidence?.run.verdict.leaf === leaf ? evidence.run.verdict : null;
  return (
    <div className="flex flex-col gap-6">
      <Card className="flex flex-col gap-6 p-4 sm:p-6">
        <div className="flex flex-col gap-2">
          <h1 ref={heading} tabIndex={-1} className="text-28 font-semibold">
            {LEAF_MEANINGS[leaf].title}
          </h1>
          <LeafSummary
            leaf={leaf}
            {...(verdict !== null && { whose: <SideBadge side={verdict.side} confidence={verdict.confidence} /> })}
          />
        </div>
        {verdict === null || evidence === null ? null : (
          <div className="flex flex-col gap-2">
            <FactList title="Decided by" facts={verdict.decidedBy} />
            <p className="text-12 text-muted">
              Asked <Age since={evidence.run.endedAt} />
            </p>
          </div>
        )}
        {mayDeclare ? null : (
          <p className="max-w-prose text-14 text-muted">
            Your role may walk and read, but not declare. A responder or an administrator can.
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          {mayDeclare ? (
            <Button variant="primary" size="large" onClick={() => goTo({ screen: "declare" })}>
              Declare incident
            </Button>
          ) : null}
          <Button size="large" onClick={onBack}>
            <ArrowLeft aria-hidden="true" />
            Back
          </Button>
        </div>
      </Card>
      <Card className="p-4 sm:p-6">
        <section aria-labelledby="what-to-do" className="flex flex-col gap-6">
          <h2 id="what-to-do" className="text-20 font-semibold">
            What to do
          </h2>
          <h3 className="-mt-4 text-muted">{playbook.title}</h3>
          <PlaybookSteps playbook={playbook} anchored={false} mayRunTriage={mayRunTriage} />
        </section>
      </Card>
    </div>
  );
}
