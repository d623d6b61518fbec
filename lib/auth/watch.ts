import type { Actor } from "#lib/auth/actor.ts";
import { lookAgain, lookLater, type Watched } from "#lib/auth/look-again.ts";
import type { Change } from "#lib/contracts/change.ts";

/** What may have changed what somebody may: the hub's messages, of which the others are ignored. */
type Told = { readonly kind: "change"; readonly change: Change } | { readonly kind: "signal" | "deaf" | "hearing" };

export type WatchOptions<T extends Watched> = {
  /** Where changes are heard. */
  hub: { subscribe(listener: (message: Told) => void): () => void };
  /** A session that is over is noticed within this. */
  recheckMs: number;
  /** Who somebody is by now; null where the credentials are good for nothing any more. */
  onKnown(watched: T, actor: Actor | null): void;
};

/** Those who are connected, oldest first: asked anew who they are, at once when it may have changed, and now and then. */
export type Watch<T extends Watched> = {
  readonly size: number;
  /** Counts what may have changed somebody's rights. To be noted before it is asked who somebody is. */
  readonly upheavals: number;
  /** @param noted the upheavals before it was asked who it is */
  add(watched: T, noted: number): void;
  /** @returns whether it was there */
  forget(watched: T): boolean;
  ofActor(actor: { kind: Actor["kind"]; id?: string }): T[];
  /** As they are now: those who come or go meanwhile change nothing in it. */
  all(): T[];
  /** Looks no more. */
  close(): void;
};

/** How often it is looked who is due to be looked at again. */
const DUE_EVERY_MS = 1_000;

export function watch<T extends Watched>({ hub, recheckMs, onKnown }: WatchOptions<T>): Watch<T> {
  const all = new Set<T>();
  const byActor = new Map<string, Set<T>>();
  let upheavals = 0;

  const look = (asked: readonly T[]) => {
    // Who left while it was asked is nobody's business any more.
    lookAgain(asked, recheckMs, (one, actor) => {
      if (all.has(one)) onKnown(one, actor);
    });
  };
  const ofActor = (actor: { kind: Actor["kind"]; id?: string }) => [...(byActor.get(keyOf(actor)) ?? [])];

  /** Those whose rights may have changed; null where nobody's can have. */
  const shakenBy = (message: Told): T[] | null => {
    if (message.kind === "hearing") return [...all];
    if (message.kind !== "change") return null;
    const { change } = message;
    return change.kind === "account" || change.kind === "api-token" ? ofActor(change) : null;
  };

  const unsubscribe = hub.subscribe((message) => {
    const shaken = shakenBy(message);
    if (shaken === null) return;
    upheavals += 1;
    look(shaken);
  });
  const dues = setInterval(
    () => {
      const time = performance.now();
      look([...all].filter(({ checkAt }) => checkAt <= time));
    },
    Math.min(DUE_EVERY_MS, recheckMs),
  );

  return {
    get size() {
      return all.size;
    },
    get upheavals() {
      return upheavals;
    },
    add: (watched, noted) => {
      const key = keyOf(watched.actor);
      all.add(watched);
      byActor.set(key, (byActor.get(key) ?? new Set()).add(watched));
      lookLater(watched, recheckMs);
      // Who it is was asked before it was among those that are looked at.
      if (noted !== upheavals) look([watched]);
    },
    forget: (watched) => {
      if (!all.delete(watched)) return false;
      const key = keyOf(watched.actor);
      const own = byActor.get(key);
      own?.delete(watched);
      if (own?.size === 0) byActor.delete(key);
      return true;
    },
    ofActor,
    all: () => [...all],
    close: () => {
      unsubscribe();
      clearInterval(dues);
    },
  };
}

/** The same for everything that one account or token is connected by. */
export function keyOf(actor: { kind: Actor["kind"]; id?: string }): string {
  return `${actor.kind} ${actor.id ?? ""}`;
}
