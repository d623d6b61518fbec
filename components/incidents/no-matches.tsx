import { SearchX } from "lucide-react";
import { endsBeforeItBegins, type Filters } from "#components/incidents/filters.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** There are incidents, but none for these filters: what could be in the way. */
export function NoMatches({ filters, onClear }: { filters: Filters; onClear: () => void }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title="No incident matches these filters"
      action={<Button onClick={onClear}>Show all incidents</Button>}
    >
      {endsBeforeItBegins(filters) ? <p>The range ends before it begins: exchange From and To.</p> : null}
      {filters.q === "" ? (
        <p>Filters of several kinds narrow each other: take one off to see more.</p>
      ) : (
        <p>
          Each word you enter must begin a word of the incident's texts: “conv” finds “conversations”, “sations” does
          not. A number such as INC-42 finds that incident.
        </p>
      )}
    </EmptyState>
  );
}
