import { expect } from "vitest";
import { db } from "#lib/db/client.ts";
import { readLog } from "#lib/db/incident-log.ts";
import { projectionOf } from "#lib/db/incident-projection.ts";
import { fold } from "#lib/incident/evolve.ts";

/** The log has no gap, its own times never go back, and the row is its fold. */
export async function expectSound(number: number): Promise<void> {
  const events = await readLog(number);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  const recorded = events.map(({ recordedAt }) => recordedAt);
  expect(recorded).toEqual(recorded.toSorted());
  expect(await db().incident.findUnique({ where: { number } })).toMatchObject({
    number,
    ...projectionOf(fold(events)),
  });
}
