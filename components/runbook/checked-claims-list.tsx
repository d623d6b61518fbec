import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { CHECKED_CLAIMS } from "#lib/runbook/corrections.ts";

/** What the runbook says, and what was found when it was checked. */
export function CheckedClaimsList() {
  return (
    <Card>
      <ul>
        {CHECKED_CLAIMS.map(({ id, claim, finding, outcome }) => (
          <li key={id} className="flex flex-col gap-1 border-t border-line px-4 py-3 first:border-t-0">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 font-medium wrap-anywhere">
              {claim}
              <Badge weight={outcome === "changed" ? "strong" : "outlined"}>
                {outcome === "changed" ? "Changed" : "Holds within limits"}
              </Badge>
            </p>
            <p className="max-w-prose text-14 text-muted">{finding}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
