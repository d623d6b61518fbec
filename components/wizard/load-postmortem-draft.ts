import { type ComponentType, createElement } from "react";
import type { IncidentRecord } from "#lib/contracts/incident.ts";

/**
 * Fetches what makes the postmortem: it reads Markdown, which weighs more than the rest of the wizard, and nobody needs it
 * before an incident is declared. Where it cannot be fetched, the message beside it must stay.
 */
export function loadPostmortemDraft(): Promise<ComponentType<{ record: IncidentRecord }>> {
  return import("#components/wizard/postmortem-draft.tsx").then(
    (module) => module.PostmortemDraft,
    () => NotFetched,
  );
}

function NotFetched() {
  return createElement("p", { className: "text-14 text-muted" }, "It could not be fetched. Reload the page to see it.");
}
