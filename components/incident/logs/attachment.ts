import type { CommandInput } from "#lib/incident/command.ts";
import { LIMITS } from "#lib/incident/limits.ts";
import type { Find, LogFormat } from "#lib/logs/parsed-log.ts";

/** What of a log is kept beside its ids. */
export type KeptLog = { readonly format: LogFormat; readonly lines: number; readonly excerpt: string };

/**
 * The commands that attach a log, in order: what is kept of it with the first ids, then the others, as many at once as are taken.
 * @param log null where nothing of it is to be kept, or it is kept already
 */
export function attachmentOf(log: KeptLog | null, finds: readonly Find[]): CommandInput[] {
  const ids = finds.map(({ id, endpoint, status, code, at }) => ({ id, endpoint, status, code, at }));
  const portions = [];
  for (let from = 0; from < ids.length; from += LIMITS.requestIdsAtOnce) {
    portions.push(ids.slice(from, from + LIMITS.requestIdsAtOnce));
  }
  const [first = [], ...others] = log === null ? [[], ...portions] : portions;
  const more = others.map((requestIds): CommandInput => ({ type: "add-request-ids", requestIds }));
  return log === null ? more : [{ type: "attach-log", ...log, requestIds: first }, ...more];
}
