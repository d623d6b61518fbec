import type { Author } from "#lib/incident/author.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import { instant } from "#lib/text/instant.ts";

/** The caller changes another outline than the one that is there: of a postmortem, or of the template. */
export function outlineConflict({
  version,
  changed,
}: {
  version: number;
  changed: { readonly by: Author; readonly at: Date } | null;
}): ServiceError {
  if (changed === null) {
    const message = `Nobody has changed the sections: they are at version ${version}.`;
    return new ServiceError("invalid_command", message, { field: "expectedVersion" });
  }
  const message = `${changed.by.name} changed the sections meanwhile. Look at them, and change them again.`;
  const conflict = { value: "outline", current: null, by: changed.by, recordedAt: instant(changed.at), version };
  return new ServiceError("conflict", message, { conflict });
}
