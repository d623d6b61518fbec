import type { CommandInput, DeclarationInput } from "#lib/incident/command.ts";
import type { EventKind } from "#lib/incident/event.ts";
import type { Random } from "#lib/services/seed/random.ts";

/** What came back: the incident as it is after the command, or that it was refused. */
export type Answer = { readonly incident: { readonly number: number; readonly version: number } | null };

/** One command as a client sends it, and what became of it. */
export type Order = {
  readonly key: string;
  readonly path: string;
  readonly body: object;
  /** The events that it must leave, all or none. */
  readonly kinds: readonly EventKind[];
  /** Stands in the first of them. */
  readonly mark: string;
  /** Null where the client never got the whole of an answer. */
  answer: Answer | null;
};

/** An incident as the clients know it. */
export type Known = {
  readonly number: number;
  version: number;
  /** Its log holds the triage run, or will: attaching it once more would change nothing. */
  hasRun: boolean;
};

/** @param runId a triage run of an Intercom that fails */
export function declaration(key: string, random: Random, runId: string): Order {
  const restsOnRun = random.chance(0.5);
  const evidence = restsOnRun
    ? { triageRunId: runId }
    : { walk: { startedAt: new Date(Date.now() - 120_000).toISOString(), answers: [] } };
  const body: DeclarationInput = {
    idempotencyKey: key,
    severity: random.pick(["P1", "P2", "P3"] as const),
    leaf: "token",
    impact: key,
    firstAlert: { text: "The first alert", at: new Date(Date.now() - 300_000).toISOString() },
    ...evidence,
  };
  const kinds: EventKind[] = ["declared", "first-alert", "triage", ...(restsOnRun ? (["request-ids"] as const) : [])];
  return { key, path: "/api/incidents", body, kinds, mark: key, answer: null };
}

/** A command on an incident: most never conflict, over some the clients may quarrel, and one adds two events at once. */
export function command(key: string, random: Random, incident: Known, runId: string): Order {
  const { number, version, hasRun } = incident;
  const path = `/api/incidents/${number}/commands`;
  if (!hasRun && random.chance(0.3)) {
    incident.hasRun = true;
    const body: CommandInput = { type: "attach-triage", idempotencyKey: key, triageRunId: runId };
    return { key, path, body, kinds: ["triage", "request-ids"], mark: runId, answer: null };
  }
  const [input, kind] = random.pick([
    [{ type: "add-note", text: key }, "note"],
    [{ type: "record-mitigation", text: key }, "mitigation"],
    [{ type: "add-request-ids", requestIds: [{ id: `${key}.a` }, { id: `${key}.b` }] }, "request-ids"],
    [{ type: "add-action-item", text: key }, "action-item-added"],
    [{ type: "set-impact", expectedVersion: version, impact: key }, "impact"],
    [{ type: "word-entry", expectedVersion: version, entry: 2, label: null, text: key }, "entry-worded"],
  ] as const satisfies readonly (readonly [CommandInput, EventKind])[]);
  return { key, path, body: { ...input, idempotencyKey: key }, kinds: [kind], mark: key, answer: null };
}
