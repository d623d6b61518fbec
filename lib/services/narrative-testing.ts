import * as Y from "yjs";
import type { Actor } from "#lib/auth/actor.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { insertUpdates, readUpdates } from "#lib/db/narrative-updates.ts";
import { Command, type CommandInput, Declaration, type DeclarationInput } from "#lib/incident/command.ts";
import { documentOf, textOf } from "#lib/narrative/document.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { commandIncident } from "#lib/services/command-incident.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { contextOf } from "#lib/services/testing.ts";

/** An incident that begins now. */
export function givenIncident(actor: Actor, change: Partial<DeclarationInput> = {}): Promise<IncidentRecord> {
  const firstAlert = { text: "PagerDuty", at: new Date().toISOString() };
  const input = Declaration.parse({ severity: "P1", leaf: "token", firstAlert, ...change });
  return declareIncident({ ctx: contextOf(actor), input });
}

export function givenCommand(actor: Actor, number: number, input: CommandInput): Promise<IncidentRecord> {
  return commandIncident({ ctx: contextOf(actor), input: { number, command: Command.parse(input) } });
}

/** Somebody types at the end of a section, and it is stored, as an update for each piece. */
export async function givenTyping(actor: Actor, number: number, section: string, ...pieces: string[]): Promise<void> {
  const document = documentOf((await readUpdates(number)).map(({ update }) => update));
  const updates: Uint8Array[] = [];
  document.on("update", (update: Uint8Array) => updates.push(update));
  const text = textOf(document, section);
  for (const piece of pieces) text.insert(text.length, piece);
  const authors = [authorOf(actor)];
  await insertUpdates(updates.map((update) => ({ number, update, authors, madeAt: new Date() })));
}

/** A section is emptied, and that is stored. */
export async function givenErasing(actor: Actor, number: number, section: string): Promise<void> {
  const document = documentOf((await readUpdates(number)).map(({ update }) => update));
  const before = Y.encodeStateVector(document);
  const text = textOf(document, section);
  text.delete(0, text.length);
  const update = Y.encodeStateAsUpdate(document, before);
  await insertUpdates([{ number, update, authors: [authorOf(actor)], madeAt: new Date() }]);
}
