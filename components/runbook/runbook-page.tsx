import { CheckedClaimsList } from "#components/runbook/checked-claims-list.tsx";
import { Contents } from "#components/runbook/contents.tsx";
import { DecisionTreeOutline } from "#components/runbook/decision-tree-outline.tsx";
import { ErrorHandlingList } from "#components/runbook/error-handling-list.tsx";
import { PlaybookArticle } from "#components/runbook/playbook-article.tsx";
import { SeverityList } from "#components/runbook/severity-list.tsx";
import { TreeWalk } from "#components/runbook/tree-walk.tsx";
import { Card, Section } from "#components/ui/card.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { LEAVES } from "#lib/runbook/leaf.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";

type RunbookPageProps = {
  /** Fills in the commands; `DEFAULT_RUNBOOK_VALUES` where nothing is configured. */
  values: RunbookValues;
  /** Whether the person may run triage: steps that Offhook can do itself then have a button. */
  mayRunTriage: boolean;
};

/** The whole runbook on one page: to walk at night, to read by day, to print. */
export function RunbookPage({ values, mayRunTriage }: RunbookPageProps) {
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_13rem] lg:gap-12 print:block">
      <div className="flex min-w-0 flex-col gap-12">
        <PageHeader
          title="Runbook"
          description="Intercom incidents: whose problem it is, how bad, and what to do. Commands hold the configured values, and never a token."
        />
        <Disclosure summary="On this page" className="-mt-6 lg:hidden print:hidden">
          <nav aria-label="On this page">
            <Contents />
          </nav>
        </Disclosure>
        <div className="print:hidden">
          <Section
            id="walk"
            title="Walk the tree"
            description="Answer what you see; it ends at what to do. Works without any probe."
          >
            <TreeWalk values={values} mayRunTriage={mayRunTriage} />
          </Section>
        </div>
        <Section
          id="tree"
          title="Decision tree"
          description="All of it, with a mark where facts corrected the runbook."
        >
          <Card className="p-4 sm:p-6">
            <DecisionTreeOutline />
          </Card>
        </Section>
        <Section id="severities" title="Severity levels">
          <SeverityList />
        </Section>
        <Section
          id="playbooks"
          title="Playbooks"
          description="One for each end of the tree. Commands need bash or zsh, and where they read JSON, jq."
        >
          {LEAVES.map((leaf) => (
            <PlaybookArticle key={leaf} leaf={leaf} values={values} mayRunTriage={mayRunTriage} />
          ))}
        </Section>
        <Section
          id="error-handling"
          title="Error handling"
          description="When the runbook itself gets stuck. Each row also stands at the step where it happens."
        >
          <ErrorHandlingList />
        </Section>
        <Section
          id="corrections"
          title="What facts corrected"
          description="Claims of the runbook, checked against vendor documentation, specifications and running code."
        >
          <CheckedClaimsList />
        </Section>
      </div>
      <aside className="max-lg:hidden print:hidden">
        <nav aria-label="On this page" className="sticky top-6 max-h-[calc(100dvh-3rem)] overflow-y-auto p-1">
          <p className="pb-2 text-14 font-semibold">On this page</p>
          <Contents />
        </nav>
      </aside>
    </div>
  );
}
