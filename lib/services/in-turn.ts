import { perProcess } from "#lib/per-process.ts";
import { ServiceError } from "#lib/services/service-error.ts";

/** Whoever has waited longer is turned away: their answer would come after they have given up. */
const LONGEST_WAIT_MS = 15_000;

const lines = () => perProcess<Map<string, Promise<unknown>>>("turns", () => new Map());

/**
 * Runs pieces of work on one thing one after another. The database would make them wait as well, but each on a connection of
 * its own: fifty commands on one incident would leave none for anybody else.
 * @throws ServiceError `busy`, before the work was begun
 */
export function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const asked = performance.now();
  const before = lines().get(name) ?? Promise.resolve();
  const turn = before.then(() => {
    if (performance.now() - asked > LONGEST_WAIT_MS) {
      const message = "Too much is being changed here at once. Nothing was changed; try again in a moment.";
      throw new ServiceError("busy", message, { retryAfterSeconds: 5 });
    }
    return work();
  });
  const end: Promise<void> = turn.then(leave, leave);
  lines().set(name, end);
  return turn;

  /** The last in a line takes the line away. */
  function leave(): void {
    if (lines().get(name) === end) lines().delete(name);
  }
}
