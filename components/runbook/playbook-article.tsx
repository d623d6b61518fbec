import { LeafSummary } from "#components/runbook/leaf-summary.tsx";
import { PlaybookSteps } from "#components/runbook/playbook-steps.tsx";
import { Card } from "#components/ui/card.tsx";
import type { Leaf } from "#lib/runbook/leaf.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";
import { playbookFor } from "#lib/runbook/playbooks/playbook-for.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";

type PlaybookArticleProps = { leaf: Leaf; values: RunbookValues; mayRunTriage: boolean };

/** One leaf and what to do there, at the anchor `#playbook-<leaf>`. */
export function PlaybookArticle({ leaf, values, mayRunTriage }: PlaybookArticleProps) {
  const playbook = playbookFor(leaf, values);
  return (
    <Card className="p-4 sm:p-6">
      <article
        id={`playbook-${leaf}`}
        aria-labelledby={`playbook-${leaf}-title`}
        className="flex scroll-mt-6 flex-col gap-6"
      >
        <div className="flex flex-col gap-2">
          <h3 id={`playbook-${leaf}-title`} className="text-20 font-semibold">
            {LEAF_MEANINGS[leaf].title}: {playbook.title}
          </h3>
          <LeafSummary leaf={leaf} />
        </div>
        <PlaybookSteps playbook={playbook} anchored mayRunTriage={mayRunTriage} />
      </article>
    </Card>
  );
}
