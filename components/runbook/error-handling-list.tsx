import { Card } from "#components/ui/card.tsx";
import { ERROR_HINTS } from "#lib/runbook/error-hints.ts";

/** The runbook's four rows of what may go wrong on the way: issue, cause, solution. */
export function ErrorHandlingList() {
  return (
    <Card>
      <ul>
        {Object.entries(ERROR_HINTS).map(([id, { issue, cause, solution, detail }]) => (
          <li key={id} className="flex flex-col gap-1 border-t border-line px-4 py-3 first:border-t-0">
            <p className="font-medium">{issue}</p>
            <p className="text-14">
              <span className="text-muted">Cause: </span>
              {cause}
            </p>
            <p className="text-14 wrap-anywhere">
              <span className="text-muted">Solution: </span>
              <span className="font-medium">{solution}</span>
            </p>
            <p className="max-w-prose text-14 wrap-anywhere text-muted">{detail}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
