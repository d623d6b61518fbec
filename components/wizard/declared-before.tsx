import { incidentsPath } from "#components/incident/paths.ts";
import { addressOf, OPEN_INCIDENTS } from "#components/incidents/filters.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextLink } from "#components/ui/text-link.tsx";

/** Said where an earlier press declared although its answer was lost: what was changed since is in no record yet. */
export function DeclaredBefore({ onDeclareAnother }: { onDeclareAnother: () => void }) {
  return (
    // Where the focus goes after a failure: see `useSubmission`.
    <div data-failure="" tabIndex={-1}>
      <Notice
        role="alert"
        tone="degraded"
        title="An earlier press did declare this incident"
        action={<Button onClick={onDeclareAnother}>Declare another one</Button>}
      >
        <p>
          Its answer was lost on the way, and the form has changed since. Find it in{" "}
          <TextLink href={`${incidentsPath}?${addressOf(OPEN_INCIDENTS)}`}>the open incidents</TextLink> and change it
          there. What you typed is still here, also when you come back.
        </p>
      </Notice>
    </div>
  );
}
