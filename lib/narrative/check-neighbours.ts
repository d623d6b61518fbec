import * as Y from "yjs";
import { type CharacterId, MalformedUpdate, type Run } from "#lib/narrative/read-update.ts";

type Pair = { readonly left: CharacterId | null; readonly right: CharacterId | null };
type Runs = ReadonlyMap<number, readonly Run[]>;
/** Where each item of a document stands among all. */
type Places = ReadonlyMap<Y.Item, number>;

const OUT_OF_PLACE = "something stands where nobody can have typed it";

/** Several milliseconds of going from item to item; then it is quicker to count them all. */
const MOST_STEPS = 200_000;

/**
 * Whether what is new stands where somebody can have typed it. Who types between two characters that stand side by side has seen
 * what each of them was typed between, too: the right one cannot come later than what came behind the left one then, nor the
 * left one earlier than what the right one was typed behind. With anything else Yjs ends up differently depending on what else
 * comes when: two people would see two documents, and what is stored would be a third.
 * @param update the bytes that the runs were read from; whatever they need is there
 * @throws MalformedUpdate
 */
export function checkNeighbours(runs: Runs, update: Uint8Array, document: Y.Doc): void {
  const doubtful: Pair[] = [];
  let steps = MOST_STEPS;
  let places: Places | null = null;
  for (const [client, own] of runs) {
    const known = Y.getState(document.store, client);
    for (const run of own) {
      if (run.kind === "skipped" || run.clock + run.length <= known) continue;
      if (run.clock < known) {
        checkRest(run, { client, clock: known - 1 }, document);
        continue;
      }
      const pair = { left: run.origin, right: run.rightOrigin };
      if (isNew(pair.left, document) || isNew(pair.right, document)) {
        if (!isTypedBeside(pair, runs, document)) doubtful.push(pair);
      } else if (!isTypedTogether(pair, document)) {
        steps -= places === null ? stepsBetween(pair, document, steps) : 0;
        if (steps > 0) continue;
        places ??= placesOf(document);
        checkPlaces(pair, document, places);
      }
    }
  }
  if (doubtful.length === 0) return;
  // Where what is new stands among itself shows once it is put in.
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  Y.applyUpdate(copy, update);
  const placesThen = placesOf(copy);
  for (const pair of doubtful) if (!isTypedTogether(pair, copy)) checkPlaces(pair, copy, placesThen);
}

/** Of a run that is there in part, Yjs puts the rest behind that part, whatever its neighbours are said to be. */
function checkRest(run: Run, last: CharacterId, document: Y.Doc): void {
  const item = itemAt(last, document);
  const isOfText =
    run.name === null
      ? [run.origin, run.rightOrigin].every((id) => id === null || textAt(id, document) === item.parent)
      : document.share.get(run.name) === item.parent;
  if (!isOfText || !isSame(run.rightOrigin, item.rightOrigin)) throw new MalformedUpdate("it goes on somewhere else");
}

/** Whether one of two neighbours, at least one of them new, was typed beside the other; then its own place says all. */
function isTypedBeside({ left, right }: Pair, runs: Runs, document: Y.Doc): boolean {
  if (left !== null && isNew(left, document)) {
    const run = runAt(left, runs);
    if (run !== undefined && isSame(run.rightOrigin, right)) return true;
    if (right === null) throw new MalformedUpdate(OUT_OF_PLACE);
  }
  if (right !== null && isNew(right, document)) {
    const run = runAt(right, runs);
    const isFirst = run !== undefined && run.clock === right.clock;
    const before = isFirst ? run.origin : { client: right.client, clock: right.clock - 1 };
    if (run !== undefined && isSame(before, left)) return true;
    if (left === null) throw new MalformedUpdate(OUT_OF_PLACE);
  }
  return false;
}

/** The same for neighbours that are there. */
function isTypedTogether({ left, right }: Pair, document: Y.Doc): boolean {
  if (left === null && right === null) return true;
  const isTyped =
    (left !== null && isSame(itemAt(left, document).rightOrigin, right)) ||
    (right !== null && isSame(before(right, document), left));
  if (!isTyped && (left === null || right === null)) throw new MalformedUpdate(OUT_OF_PLACE);
  return isTyped;
}

/** Goes from the left one to the right one, and meets nothing on the way that either was typed beside. */
function stepsBetween({ left, right }: Pair, document: Y.Doc, most: number): number {
  if (left === null || right === null) return 0;
  const [from, to] = [itemAt(left, document), itemAt(right, document)];
  const floor = before(right, document);
  const limit = from.rightOrigin;
  const [lowest, highest] = [floor && itemAt(floor, document), limit && itemAt(limit, document)];
  const isBehind = floor !== null && lowest === from && floor.clock > left.clock;
  if (from === to || from.parent !== to.parent || lowest === to || isBehind) throw new MalformedUpdate(OUT_OF_PLACE);
  let steps = 1;
  for (let item = from.right; item !== to; item = item.right) {
    if (item === null || item === lowest || item === highest) throw new MalformedUpdate(OUT_OF_PLACE);
    steps += 1;
    if (steps >= most) break;
  }
  return steps;
}

function checkPlaces({ left, right }: Pair, document: Y.Doc, places: Places): void {
  if (left === null || right === null) return;
  const isOrdered = (one: CharacterId, other: CharacterId) => {
    const [item, next] = [itemAt(one, document), itemAt(other, document)];
    if (item.parent !== next.parent) return false;
    return item === next ? one.clock <= other.clock : (places.get(item) ?? 0) < (places.get(next) ?? 0);
  };
  const limit = itemAt(left, document).rightOrigin;
  const floor = before(right, document);
  const isPossible =
    !isSame(left, right) &&
    isOrdered(left, right) &&
    (limit === null || isOrdered(right, limit)) &&
    (floor === null || isOrdered(floor, left));
  if (!isPossible) throw new MalformedUpdate(OUT_OF_PLACE);
}

function placesOf(document: Y.Doc): Places {
  const places = new Map<Y.Item, number>();
  for (const text of document.share.values()) {
    for (let item = text._start; item !== null; item = item.right) places.set(item, places.size);
  }
  return places;
}

/** What a character was typed behind. */
function before({ client, clock }: CharacterId, document: Y.Doc): CharacterId | null {
  const item = itemAt({ client, clock }, document);
  return item.id.clock === clock ? item.origin : { client, clock: clock - 1 };
}

function isNew(id: CharacterId | null, document: Y.Doc): boolean {
  return id !== null && id.clock >= Y.getState(document.store, id.client);
}

function itemAt({ client, clock }: CharacterId, document: Y.Doc): Y.Item {
  const item = Y.getItem(document.store, Y.createID(client, clock));
  if (item instanceof Y.Item) return item;
  throw new MalformedUpdate("something stands beside what is gone for good");
}

function textAt(id: CharacterId, document: Y.Doc): Y.Item["parent"] | null {
  return isNew(id, document) ? null : itemAt(id, document).parent;
}

/** The run of the update in which a character is. */
function runAt({ client, clock }: CharacterId, runs: Runs): Run | undefined {
  const own = runs.get(client) ?? [];
  let [low, high] = [0, own.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = own[middle];
    if (run === undefined) return undefined;
    if (clock < run.clock) high = middle - 1;
    else if (clock >= run.clock + run.length) low = middle + 1;
    else return run;
  }
  return undefined;
}

function isSame(one: CharacterId | null, other: CharacterId | null): boolean {
  return one?.client === other?.client && one?.clock === other?.clock;
}
