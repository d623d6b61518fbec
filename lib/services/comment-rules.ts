import type { PostmortemComment } from "#lib/contracts/postmortem.ts";
import type { Author } from "#lib/incident/author.ts";
import { ServiceError } from "#lib/services/service-error.ts";

/** Whether somebody made the comment, whatever they were called then. */
export function isOwn({ author }: PostmortemComment, { kind, id }: Author): boolean {
  return author.kind === kind && author.id === id;
}

export function noSuchComment(): ServiceError {
  return new ServiceError("not_found", "There is no such comment here. It may have been deleted.");
}
