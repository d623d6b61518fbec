import { ArrowRight } from "lucide-react";
import { wizardPath } from "#components/incident/paths.ts";
import { type PlaybookSummary, playbookHref } from "#components/runbook/playbook-summary.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { Leaf } from "#lib/runbook/leaf.ts";

type NextActionPanelProps = {
  leaf: Leaf;
  playbook: PlaybookSummary;
  /** Whether this is what presses: a playbook weighs less where an incident can be declared or opened beside it. */
  weight: "urgent" | "normal" | "beside-actions";
  mayCommand: boolean;
};

/** The playbook of the leaf: its first steps, and the way to all of them. */
export function NextActionPanel({ leaf, playbook, weight, mayCommand }: NextActionPanelProps) {
  const beside = weight === "beside-actions";
  return (
    <section aria-labelledby="next-action" className="flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        <h2 id="next-action" className="text-16 font-semibold">
          <span className="block text-12 font-medium text-muted">What next</span>
          {playbook.title}
        </h2>
        <ol className="flex list-decimal flex-col gap-1 pl-5 text-14 marker:text-muted">
          {playbook.firstSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      <div className="flex flex-col gap-2">
        <LinkButton
          href={playbookHref(leaf)}
          variant={beside ? "quiet" : weight === "urgent" ? "primary" : "secondary"}
          size={beside ? "medium" : "large"}
        >
          Open the playbook
          <ArrowRight aria-hidden="true" />
        </LinkButton>
        {beside ? null : mayCommand ? (
          <LinkButton href={wizardPath()} variant="quiet">
            Walk the runbook
          </LinkButton>
        ) : (
          <LinkButton href="/runbook#walk" variant="quiet">
            Walk the decision tree
          </LinkButton>
        )}
      </div>
    </section>
  );
}
