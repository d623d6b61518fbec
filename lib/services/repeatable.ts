import { createHash } from "node:crypto";
import type { RepeatableCommand } from "#lib/db/incident-event-rows.ts";
import { ServiceError } from "#lib/services/service-error.ts";

/**
 * What tells a repeated command from another one under the same key: its content alone. Who sends it does not count,
 * because a retry may come after signing in again, with a renewed token, or from the second of two programs that watch the
 * same thing and use one key so that only one of them declares.
 */
export function repeatable({
  idempotencyKey,
  ...content
}: {
  idempotencyKey?: string | undefined;
}): RepeatableCommand | null {
  if (idempotencyKey === undefined) return null;
  const digest = createHash("sha256").update(canonicalJson(content)).digest();
  return { key: idempotencyKey, digest: new Uint8Array(digest) };
}

/**
 * Whether the command was done before.
 * @param recorded the digest of what was recorded under the key; null where nothing was
 * @throws ServiceError `key_reused` where that was another command
 */
export function wasDone(command: RepeatableCommand, recorded: Uint8Array | null): boolean {
  if (recorded === null) return false;
  if (Buffer.from(recorded).equals(command.digest)) return true;
  throw new ServiceError(
    "key_reused",
    "Another command was sent under this idempotencyKey before. Take a new key for each command, for instance a UUID.",
    { field: "idempotencyKey" },
  );
}

/** JSON in which the same content always has the same text: members by name, and none that is undefined. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
