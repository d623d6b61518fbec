import type { Person } from "#components/postmortem/collab/collab-context.tsx";

/** How many colours the page's style has for people. */
const COLOURS = 8;
const LONGEST_NAME = 200;

type Present = Omit<Person, "colour" | "isMe">;

export type People = {
  /**
   * Who is there, whoever looks first and then by name.
   * @param states what each open tab says of itself: other browsers wrote it, so that anything may stand in it
   */
  of: (states: Iterable<unknown>) => readonly Person[];
};

/**
 * Remembers the colours, so that nobody changes theirs while they are here.
 * @param me the id of whoever looks
 */
export function peopleHere(me: string): People {
  let colours = new Map<string, number>();
  let last: readonly Person[] = [];
  return {
    of(states) {
      const present = [...byId(states)].toSorted(([a], [b]) => compare(a, b));
      const before = colours;
      colours = new Map(present.flatMap(([id]) => [...pairOf(id, before.get(id))]));
      for (const [id] of present) if (!colours.has(id)) colours.set(id, freeColour(id, new Set(colours.values())));
      const people = present
        .map(([id, person]) => ({ ...person, isMe: id === me, colour: colours.get(id) ?? 1 }))
        .toSorted((a, b) => Number(b.isMe) - Number(a.isMe) || compare(a.name, b.name) || compare(a.id, b.id));
      if (!areSame(last, people)) last = people;
      return last;
    },
  };
}

/** What an open tab says of itself; null where it makes no sense. */
export function presentIn(state: unknown): Present | null {
  if (typeof state !== "object" || state === null || !("user" in state)) return null;
  const { user } = state;
  if (typeof user !== "object" || user === null) return null;
  if (!("id" in user) || typeof user.id !== "string" || user.id === "") return null;
  if (!("name" in user) || typeof user.name !== "string") return null;
  const section = "section" in state && typeof state.section === "string" ? state.section : null;
  const name = user.name.trim().slice(0, LONGEST_NAME);
  return {
    id: user.id,
    name: name === "" ? "Somebody" : name,
    mayWrite: "mayWrite" in user && user.mayWrite === true,
    section,
  };
}

function byId(states: Iterable<unknown>): Map<string, Present> {
  const present = new Map<string, Present>();
  for (const state of states) {
    const person = presentIn(state);
    if (person === null) continue;
    const known = present.get(person.id);
    present.set(person.id, known === undefined ? person : { ...known, section: known.section ?? person.section });
  }
  return present;
}

function pairOf(id: string, colour: number | undefined): [string, number][] {
  return colour === undefined ? [] : [[id, colour]];
}

/** The one that their id leads to, or the next that nobody has; the first again where there are more people than colours. */
function freeColour(id: string, taken: ReadonlySet<number>): number {
  let hash = 0;
  for (const character of id) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  const wanted = hash % COLOURS;
  for (let step = 0; step < COLOURS; step += 1) {
    const colour = ((wanted + step) % COLOURS) + 1;
    if (!taken.has(colour)) return colour;
  }
  return wanted + 1;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function areSame(a: readonly Person[], b: readonly Person[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
