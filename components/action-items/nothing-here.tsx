import { CircleCheck, ListTodo, SearchX } from "lucide-react";
import { type Filters, isNarrowed, ME, NO_FILTERS } from "#components/action-items/filters.ts";
import { incidentsPath } from "#components/incident/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

type NothingHereProps = {
  filters: Filters;
  /** The name of whoever looks. */
  me: string;
  change: (filters: Filters) => void;
};

const TITLES: Record<Filters["state"], string> = {
  open: "No action item is open",
  overdue: "Nothing is overdue",
  done: "No action item is done yet",
  all: "There is no action item yet",
};

/** No action item for these filters: what would stand here, and the way on. */
export function NothingHere({ filters, me, change }: NothingHereProps) {
  const { state, owner, kind, drills } = filters;
  if (isNarrowed(filters)) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={owner === ME && kind === null ? `${TITLES[state]} for ${me}` : "No action item matches these filters"}
        action={<Button onClick={() => change({ ...NO_FILTERS, state, drills })}>Clear filters</Button>}
      >
        {owner === ME ? (
          <p>
            An action item is yours where its owner is written as your name, {me}. Take one on by writing it there, on
            the page of its incident.
          </p>
        ) : (
          <p>Filters narrow each other: take one off to see more.</p>
        )}
      </EmptyState>
    );
  }
  if (state === "overdue") {
    return (
      <EmptyState
        icon={<CircleCheck />}
        title={TITLES.overdue}
        action={<Button onClick={() => change({ ...filters, state: "open" })}>Show what is open</Button>}
      >
        <p>An action item is overdue from the day after its date, in the time zone of the business calendar.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<ListTodo />}
      title={TITLES[state]}
      action={<LinkButton href={incidentsPath}>Choose an incident</LinkButton>}
    >
      <p>
        An action item is what keeps an incident from coming back: a preventive measure, a monitoring gap to fill, or
        documentation to update. Each is written on the page of its incident or in its postmortem, with an owner and a
        date, and stands here until it is done.
      </p>
    </EmptyState>
  );
}
