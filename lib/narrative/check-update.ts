import * as Y from "yjs";
import { checkNeighbours } from "#lib/narrative/check-neighbours.ts";
import {
  type CharacterId,
  MalformedUpdate,
  type ReadUpdate,
  type Run,
  readUpdate,
} from "#lib/narrative/read-update.ts";

/** What an update is to a document. */
export type Judgement =
  /** The document has all of it. */
  | { readonly kind: "nothing" }
  | {
      readonly kind: "fine";
      /** Those whose characters are new to the document. */
      readonly newClients: readonly number[];
      /** Whether text is new; otherwise the document grows no longer. */
      readonly adds: boolean;
    }
  /** It builds upon what the document does not have: on something that another process has stored, or on nothing at all. */
  | { readonly kind: "behind" }
  /** No honest editor makes it. */
  | { readonly kind: "malformed"; readonly reason: string };

/** An outline has 20, and a document keeps those that were taken out of it. */
const MOST_TEXTS = 200;

/**
 * Whether an update can be put into a document, before it is. What is not refused is put in as a whole: nothing waits inside of
 * the document for something that never comes, and no later update fails because of it. A key pressed costs no more in a long
 * document than in a short one.
 */
export function checkUpdate(update: Uint8Array, document: Y.Doc): Judgement {
  try {
    const read = readUpdate(update);
    checkNames(read, document);
    const states = putIn(read, document);
    if (states === null || !isKnown(read, document, states)) return { kind: "behind" };
    checkNeighbours(read.runs, update, document);
    const newClients: number[] = [];
    let adds = false;
    for (const [client, runs] of read.runs) {
      const known = Y.getState(document.store, client);
      if ((states.get(client) ?? known) <= known) continue;
      newClients.push(client);
      adds ||= runs.some((run) => run.kind === "text" && run.clock + run.length > known);
    }
    if (newClients.length === 0 && areDeleted(read, document)) return { kind: "nothing" };
    return { kind: "fine", newClients, adds };
  } catch (err) {
    if (err instanceof MalformedUpdate) return { kind: "malformed", reason: err.message };
    throw err;
  }
}

function checkNames({ runs }: ReadUpdate, document: Y.Doc): void {
  const added = new Set<string>();
  for (const run of [...runs.values()].flat()) {
    if (run.name !== null && !document.share.has(run.name)) added.add(run.name);
  }
  if (document.share.size + added.size > MOST_TEXTS && added.size > 0) {
    throw new MalformedUpdate(`there are more than ${MOST_TEXTS} sections`);
  }
}

/**
 * Goes through the runs in the order in which Yjs can put them in: each behind what it stands beside.
 * @returns how far each client's characters are there then; null where something is missing
 */
function putIn({ runs }: ReadUpdate, document: Y.Doc): Map<number, number> | null {
  const states = new Map<number, number>();
  const next = new Map<number, number>();
  const stateOf = (client: number) => states.get(client) ?? Y.getState(document.store, client);

  for (const [first, own] of runs) {
    // Whose turn it is comes last; each waits until the one behind it has got so far.
    const waiting = [{ client: first, until: endOf(own) }];
    const isWaiting = new Set([first]);
    for (let turn = waiting.at(-1); turn !== undefined; turn = waiting.at(-1)) {
      const { client } = turn;
      const index = next.get(client) ?? 0;
      const run = runs.get(client)?.[index];
      if (run === undefined || stateOf(client) >= turn.until) {
        waiting.pop();
        isWaiting.delete(client);
        if (stateOf(client) < turn.until) return null;
        continue;
      }
      if (run.kind !== "skipped") {
        if (run.clock > stateOf(client)) return null;
        const needed = neighbourNeeded(run, client, stateOf);
        if (needed !== null) {
          // Who waits already would wait for itself.
          if (isWaiting.has(needed.client)) return null;
          isWaiting.add(needed.client);
          waiting.push({ client: needed.client, until: needed.clock + 1 });
          continue;
        }
        states.set(client, Math.max(stateOf(client), run.clock + run.length));
      }
      next.set(client, index + 1);
    }
  }
  return states;
}

/** Where a client's characters end; what is left out at the end counts for nothing. */
function endOf(runs: readonly Run[]): number {
  const last = runs.findLast((run) => run.kind !== "skipped");
  return last === undefined ? 0 : last.clock + last.length;
}

/** The neighbour that must be there first. */
function neighbourNeeded(run: Run, client: number, stateOf: (client: number) => number): CharacterId | null {
  for (const neighbour of [run.origin, run.rightOrigin]) {
    if (neighbour === null) continue;
    if (neighbour.client === client) {
      if (neighbour.clock >= run.clock) throw new MalformedUpdate("something stands beside what was typed later");
    } else if (neighbour.clock >= stateOf(neighbour.client)) return neighbour;
  }
  return null;
}

/** Whether everything that it deletes is there, with it. */
function isKnown({ deletions }: ReadUpdate, document: Y.Doc, states: ReadonlyMap<number, number>): boolean {
  return deletions.every(
    ({ client, clock, length }) => clock + length <= (states.get(client) ?? Y.getState(document.store, client)),
  );
}

/** A client that returns tells all deletions that it knows of, each time. */
function areDeleted({ deletions }: ReadUpdate, document: Y.Doc): boolean {
  return deletions.every(({ client, clock, length }) => {
    const structs = document.store.clients.get(client) ?? [];
    for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
      const struct = structs[index];
      if (struct === undefined || struct.id.clock >= clock + length) break;
      if (!struct.deleted) return false;
    }
    return true;
  });
}
