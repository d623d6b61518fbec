import { History } from "lucide-react";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { postmortemHistoryPath, within } from "#components/incident/paths.ts";
import { LinkButton } from "#components/ui/link-button.tsx";

/** To what the document said before. Stands inside `IncidentProvider`. */
export function HistoryButton({ className }: { className?: string }) {
  const { record } = useIncidentOnPage();
  return (
    <LinkButton
      href={within(postmortemHistoryPath(record.number), record)}
      size="small"
      variant="quiet"
      className={className}
    >
      <History aria-hidden="true" />
      History
    </LinkButton>
  );
}
