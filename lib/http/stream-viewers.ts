import type { Actor } from "#lib/auth/actor.ts";
import type { Viewer } from "#lib/http/stream-viewer.ts";

/** Who listens at the moment, oldest first. */
export type Viewers = {
  readonly isFull: boolean;
  /** Ends the actor's oldest where there would be too many of the actor's. */
  add(viewer: Viewer): void;
  /** Does nothing to one that is gone already. */
  end(viewer: Viewer): void;
  forget(viewer: Viewer): void;
  ofActor(actor: { kind: Actor["kind"]; id: string }): Viewer[];
  /** As they are now: those who come or go meanwhile change nothing in it. */
  all(): Viewer[];
};

export function makeViewers({ most, mostOfActor }: { most: number; mostOfActor: number }): Viewers {
  const all = new Set<Viewer>();
  const byActor = new Map<string, Set<Viewer>>();

  const forget = (viewer: Viewer): boolean => {
    if (!all.delete(viewer)) return false;
    const key = keyOf(viewer.actor);
    const own = byActor.get(key);
    own?.delete(viewer);
    if (own?.size === 0) byActor.delete(key);
    return true;
  };
  const end = (viewer: Viewer) => {
    if (forget(viewer)) viewer.end();
  };

  return {
    get isFull() {
      return all.size >= most;
    },
    add: (viewer) => {
      const key = keyOf(viewer.actor);
      const [oldest] = byActor.get(key) ?? [];
      if (oldest !== undefined && (byActor.get(key)?.size ?? 0) >= mostOfActor) end(oldest);
      all.add(viewer);
      byActor.set(key, (byActor.get(key) ?? new Set()).add(viewer));
    },
    end,
    forget,
    ofActor: (actor) => [...(byActor.get(keyOf(actor)) ?? [])],
    all: () => [...all],
  };
}

function keyOf(actor: { kind: Actor["kind"]; id?: string }): string {
  return `${actor.kind} ${actor.id ?? ""}`;
}
