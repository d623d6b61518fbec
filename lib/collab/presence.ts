import type { Document } from "@hocuspocus/server";
import { applyAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import { may } from "#lib/auth/permissions.ts";
import { WRITE_PERMISSION } from "#lib/collab/context.ts";
import { type ClientState, writeStates } from "#lib/collab/frame.ts";
import { presenceStateOf } from "#lib/collab/presence-state.ts";
import type { Seat } from "#lib/collab/seat.ts";
import type { Presence } from "#lib/contracts/collab.ts";

/** Tabs have one; Yjs takes another where two have the same. */
const MOST_CLIENTS = 4;
/** One step for every renewal, four a minute, or move of the cursor. */
const MOST_CLOCK = 2 ** 40;

/** Who is at the documents of this process, and where. */
export type Presences = {
  /** Takes over what a client says of itself, and of nobody else. */
  say(seat: Seat, states: readonly ClientState[]): void;
  /** Takes its presence away. */
  leave(document: Document, seat: Seat): void;
  /** The client ids that are connected to this process. */
  ownClients(document: Document): number[];
};

export function makePresences(): Presences {
  /** Whose each client id is, while they are connected. */
  const owners = new WeakMap<Document, Map<number, Seat>>();
  const ownersOf = (document: Document): Map<number, Seat> => {
    const kept = owners.get(document);
    if (kept !== undefined) return kept;
    const made = new Map<number, Seat>();
    owners.set(document, made);
    return made;
  };

  /** Whether the id is the seat's, from now on if it was nobody's. A connection that is dying does not keep a person's own id. */
  const claim = (document: Document, client: number, seat: Seat): boolean => {
    const own = ownersOf(document);
    const owner = own.get(client);
    if (owner === seat) return true;
    const person = presenceOf(seat).id;
    const before = owner === undefined ? userIdOf(document, client) : presenceOf(owner).id;
    if (before !== null && before !== person) return false;
    if (client === document.awareness.clientID || clientsOf(own, seat).length >= MOST_CLIENTS) return false;
    own.set(client, seat);
    return true;
  };

  const toldOf = (document: Document, seat: Seat, { client, clock, state }: ClientState): ClientState | null => {
    const kept = state === null ? null : presenceStateOf(state);
    if ((kept === null && state !== null) || clock > MOST_CLOCK || !claim(document, client, seat)) return null;
    const known = document.awareness.meta.get(client)?.clock ?? 0;
    if (kept === null) return { client, clock: Math.max(clock, known), state: null };
    // Whoever comes back says what the others have heard already, and would not take again.
    return { client, clock: clock > known ? clock : known + 1, state: { ...kept, user: presenceOf(seat) } };
  };

  return {
    say: (seat, states) => {
      const { connection } = seat;
      if (connection === null) return;
      const { document } = connection;
      const told = states.map((one) => toldOf(document, seat, one)).filter((one) => one !== null);
      if (told.length === 0) return;
      applyAwarenessUpdate(document.awareness, writeStates(told), { source: "connection", connection });
    },
    leave: (document, seat) => {
      const own = ownersOf(document);
      const clients = clientsOf(own, seat);
      removeAwarenessStates(document.awareness, clients, null);
      for (const client of clients) own.delete(client);
    },
    ownClients: (document) => [...ownersOf(document).keys()],
  };
}

function presenceOf({ actor }: Seat): Presence {
  const id = actor.kind === "operator" ? "" : actor.id;
  return { id, name: actor.name, mayWrite: may(actor.role, WRITE_PERMISSION) };
}

/** Who has that client id at another process, as that process says. */
function userIdOf(document: Document, client: number): string | null {
  const id: unknown = document.awareness.states.get(client)?.user?.id;
  return typeof id === "string" ? id : null;
}

function clientsOf(owners: ReadonlyMap<number, Seat>, seat: Seat): number[] {
  return [...owners].filter(([, owner]) => owner === seat).map(([client]) => client);
}
