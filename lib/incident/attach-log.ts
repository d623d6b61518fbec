import type { Command } from "#lib/incident/command.ts";
import type { Decision } from "#lib/incident/decision.ts";
import type { NewEvent } from "#lib/incident/event.ts";
import { refuse } from "#lib/incident/refusal.ts";
import type { RequestId } from "#lib/incident/request-id.ts";
import { addedRequestIds, TOO_MANY_REQUEST_IDS } from "#lib/incident/request-ids.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { redactSecrets } from "#lib/logs/redact-secrets.ts";
import { instant } from "#lib/text/instant.ts";

type LogCommand = Extract<Command, { type: "attach-log" }>;

/**
 * Keeps an excerpt of a log that was pasted, and those of its request ids that are new. Whatever was blacked out before it
 * was sent, it is here once more: a program may send anything.
 */
export function attachLog(
  state: IncidentState,
  { format, lines, excerpt, requestIds }: LogCommand,
  now: Date,
): Decision {
  const added = addedRequestIds(state, requestIds.filter(isId).map(withoutSecrets));
  if (added === null) return refuse.invalid("requestIds", TOO_MANY_REQUEST_IDS);
  const happenedAt = instant(now);
  const { text } = redactSecrets(excerpt);
  const events: NewEvent[] = [{ happenedAt, body: { kind: "log", format, lines, text } }];
  if (added.length > 0) events.push({ happenedAt, body: { kind: "request-ids", requestIds: added } });
  return { events };
}

/** What looks like a token is nothing that Intercom could look up, and is not kept. */
function isId({ id }: RequestId): boolean {
  return redactSecrets(id).found.length === 0;
}

/** A person who pasted one in place of an id has to hear of it: it may have been pasted elsewhere too. */
export function isToken({ id }: RequestId): boolean {
  return redactSecrets(id).found.some(({ kind }) => kind === "token");
}

export const TOKEN_AMONG_IDS = "One of these looks like a token, not like a request id. Nothing was kept. Take it out.";

/** An address may carry a token or tell of a person. The id stays as it is: it is what Intercom looks up. */
export function withoutSecrets({ id, endpoint, status, code, at }: RequestId): RequestId {
  const clean = (text: string | null) => (text === null ? null : redactSecrets(text).text);
  return { id, endpoint: clean(endpoint), status, code: clean(code), at };
}
