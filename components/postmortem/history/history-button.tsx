import { History } from "lucide-react";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { postmortemHistoryPath } from "#components/incident/paths.ts";
import { LinkButton } from "#components/ui/link-button.tsx";

/** To what the document said before. Stands inside `IncidentProvider`. */
export function HistoryButton({ className }: { className?: string }) {
  const { record } = useIncidentOnPage();
  return (
    <LinkButton href={postmortemHistoryPath(record.number)} size="small" variant="quiet" className={className}>
      <History aria-hidden="true" />
      History
    </LinkButton>
  );
}
