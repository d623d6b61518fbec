import { randomUUID } from "node:crypto";
import type { Document, Extension } from "@hocuspocus/server";
import { applyAwarenessUpdate } from "y-protocols/awareness";
import { type ClientState, readStates, writeStates } from "#lib/collab/frame.ts";
import type { Presences } from "#lib/collab/presence.ts";
import type { Signal } from "#lib/contracts/change.ts";
import { publishOutside } from "#lib/db/publish.ts";

/** What is said within this is told in one piece. */
const GATHER_MS = 100;
/** How often a process says that it still has a document open. */
const BEAT_MS = 10_000;
/** One that is silent for longer has it open no more; the states that came from it go by themselves after that (Yjs). */
const SILENT_MS = 30_000;
/** NOTIFY takes 8,000 bytes, of which base64 makes a third more. */
const MOST_TOLD_BYTES = 5_500;

/** The origin of what another process told, which is not to be told again. */
const ELSEWHERE = "another process";

type Told = Extract<Signal, { kind: "presence" }>;

/** A document that is open here. */
type Shared = {
  readonly document: Document;
  /** The other processes that have it open, and when each was last heard, by the monotonic clock. */
  readonly neighbours: Map<string, number>;
  readonly changed: Set<number>;
  gathering: NodeJS.Timeout | null;
};

/** Tells other processes who is at the documents that both have open, and hears it from them. Alone, it is silent. */
export type PresenceRelay = {
  readonly extension: Extension;
  hear(told: Told): void;
  /** Once something may not have been heard. */
  greetAll(): void;
  close(): void;
};

export function relayPresence(presences: Presences): PresenceRelay {
  const process = randomUUID();
  const all = new Map<string, Shared>();

  const publish = ({ document }: Shared, states: readonly ClientState[]) => {
    for (const update of inPieces(states)) {
      void publishOutside({
        kind: "presence",
        document: document.name,
        process,
        update: Buffer.from(update).toString("base64"),
      });
    }
  };
  /** Says that the document is open here. Whoever has it open too answers with whom they have. */
  const greet = (shared: Shared) => publish(shared, []);

  const tell = (shared: Shared) => {
    shared.gathering = null;
    const clients = [...shared.changed];
    shared.changed.clear();
    if (shared.neighbours.size > 0) publish(shared, statesOf(shared.document, clients));
  };
  const tellSoon = (shared: Shared, clients: readonly number[]) => {
    for (const client of clients) shared.changed.add(client);
    shared.gathering ??= setTimeout(() => tell(shared), GATHER_MS);
  };
  /** At once, what else would be told soon. */
  const flush = (shared: Shared) => {
    if (shared.gathering === null) return;
    clearTimeout(shared.gathering);
    tell(shared);
  };

  const begin = (document: Document) => {
    const shared: Shared = { document, neighbours: new Map(), changed: new Set(), gathering: null };
    all.set(document.name, shared);
    document.awareness.on("update", ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
      // What became outdated has become so everywhere.
      if (origin === ELSEWHERE || origin === "timeout" || shared.neighbours.size === 0) return;
      tellSoon(shared, [...(added ?? []), ...(updated ?? []), ...(removed ?? [])]);
    });
    greet(shared);
  };

  const beats = setInterval(() => {
    const silentSince = performance.now() - SILENT_MS;
    for (const shared of all.values()) {
      for (const [neighbour, heardAt] of shared.neighbours) {
        if (heardAt < silentSince) shared.neighbours.delete(neighbour);
      }
      if (shared.neighbours.size > 0) greet(shared);
    }
  }, BEAT_MS);

  return {
    extension: {
      extensionName: "presence-relay",
      afterLoadDocument: async ({ document }) => begin(document),
      afterUnloadDocument: async ({ documentName }) => {
        const shared = all.get(documentName);
        if (shared !== undefined) flush(shared);
        all.delete(documentName);
      },
    },
    hear: (told) => {
      const shared = told.process === process ? undefined : all.get(told.document);
      if (shared === undefined) return;
      const { document, neighbours } = shared;
      const isNew = !neighbours.has(told.process);
      neighbours.set(told.process, performance.now());
      const own = new Set(presences.ownClients(document));
      const states = readStates(Buffer.from(told.update, "base64")).filter(({ client }) => !own.has(client));
      if (states.length > 0) applyAwarenessUpdate(document.awareness, writeStates(states), ELSEWHERE);
      // It does not know yet that this process has it open.
      if (isNew) tellSoon(shared, [...own]);
    },
    greetAll: () => {
      for (const shared of all.values()) greet(shared);
    },
    close: () => {
      clearInterval(beats);
      for (const shared of all.values()) flush(shared);
      all.clear();
    },
  };
}

/** As they are now; null for those that are gone. */
function statesOf({ awareness }: Document, clients: readonly number[]): ClientState[] {
  return clients.flatMap((client) => {
    const clock = awareness.meta.get(client)?.clock;
    return clock === undefined ? [] : [{ client, clock, state: awareness.states.get(client) ?? null }];
  });
}

/** As few updates as fit, at least one: one without states says who is there as well. */
function inPieces(states: readonly ClientState[]): Uint8Array[] {
  const update = writeStates(states);
  if (update.length <= MOST_TOLD_BYTES || states.length === 1) return [update];
  const middle = Math.ceil(states.length / 2);
  return [...inPieces(states.slice(0, middle)), ...inPieces(states.slice(middle))];
}
