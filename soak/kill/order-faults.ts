import type { IncidentEvent } from "#lib/db/generated/client.ts";
import type { StoredIncidents } from "#lib/db/testing-logs.ts";
import type { Order } from "./order.ts";

/** What was kept of the orders: by the key of each that is there, the event that carries it. */
export function keptOf({ logs }: StoredIncidents): Map<string, IncidentEvent[]> {
  const keyed = [...logs.values()].flat().filter(({ idempotencyKey }) => idempotencyKey !== null);
  return Map.groupBy(keyed, ({ idempotencyKey }) => idempotencyKey ?? "");
}

/**
 * One line for each promise that was broken: an acknowledged order is there, a refused one is not, none is there twice or in
 * half, and nothing is there that nobody sent.
 */
export function orderFaults(orders: readonly Order[], stored: StoredIncidents): string[] {
  const kept = keptOf(stored);
  const faults = orders.flatMap((order) => faultsOf(order, kept.get(order.key) ?? [], stored).map(prefix(order)));
  const owed = orders.reduce((sum, { key, kinds }) => sum + (kept.has(key) ? kinds.length : 0), 0);
  const events = [...stored.logs.values()].reduce((sum, log) => sum + log.length, 0);
  return owed === events ? faults : [...faults, `${events} events are there, the orders account for ${owed}`];
}

function faultsOf({ answer, kinds, mark }: Order, kept: readonly IncidentEvent[], stored: StoredIncidents): string[] {
  const [first, ...more] = kept;
  const acknowledged = answer?.incident ?? null;
  if (first === undefined) return acknowledged === null ? [] : ["acknowledged, and lost"];
  if (more.length > 0) return ["there more than once"];
  if (answer !== null && acknowledged === null) return ["refused, and there all the same"];
  const { incidentNumber, seq } = first;
  const log = stored.logs.get(incidentNumber) ?? [];
  const left = log.slice(seq - 1, seq - 1 + kinds.length).map(({ kind }) => kind);
  return [
    ...(left.join() === kinds.join() ? [] : [`half done: ${left.join()} in place of ${kinds.join()}`]),
    ...(JSON.stringify(first.payload).includes(mark) ? [] : ["there with another content"]),
    ...(acknowledged === null || acknowledged.number === incidentNumber ? [] : ["there in another incident"]),
  ];
}

function prefix({ key, path }: Order): (fault: string) => string {
  return (fault) => `${key} (${path}): ${fault}`;
}
