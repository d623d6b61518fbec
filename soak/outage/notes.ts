import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { IncidentRecord } from "#lib/contracts/incident.ts";

const EVERY_MS = 100;

export type Notes = {
  /** The texts of those that the server acknowledged so far. */
  readonly acknowledged: readonly string[];
  /** How many it refused, or did not answer. */
  refused(): number;
  /** Writes no more. @returns those that were acknowledged and are not in the record */
  end(): Promise<string[]>;
};

/** Writes one note after another into the timeline of an incident of its own. */
export async function takeNotes(url: string, cookie: string): Promise<Notes> {
  const headers = { cookie, origin: url, "content-type": "application/json" };
  const send = (path: string, body: unknown) =>
    fetch(`${url}${path}`, { method: "POST", headers, body: JSON.stringify(body) }).catch(() => null);
  const declared = await send("/api/incidents", {
    severity: "P3",
    firstAlert: { text: "The database is about to go", at: new Date().toISOString() },
  });
  if (!declared?.ok) throw new Error(`the incident was not declared: ${declared?.status}`);
  const { number } = (await declared.json()) as IncidentRecord;

  const acknowledged: string[] = [];
  let refused = 0;
  let ending = false;
  const writing = (async () => {
    while (!ending) {
      const text = randomUUID();
      const answer = await send(`/api/incidents/${number}/commands`, { type: "add-note", text });
      if (answer?.ok) acknowledged.push(text);
      else refused += 1;
      await setTimeout(EVERY_MS);
    }
  })();
  return {
    acknowledged,
    refused: () => refused,
    end: async () => {
      ending = true;
      await writing;
      const answer = await fetch(`${url}/api/incidents/${number}`, { headers: { cookie } });
      const { entries } = (await answer.json()) as IncidentRecord;
      const kept = new Set(entries.flatMap(({ body }) => (body.kind === "note" ? [body.text] : [])));
      return acknowledged.filter((text) => !kept.has(text));
    },
  };
}
