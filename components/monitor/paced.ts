import type { Touched } from "#components/monitor/touched.ts";
import type { LiveParts } from "#lib/client/live.ts";

/** Every open page hears of a change in the same instant; asking spread over this, they do not all ask in one. */
const SPREAD_MS = 250;

/** What nobody waits for leaves the way free for what somebody does. */
const IDLE_SPREAD_MS = 2_000;

type PacedParts = Pick<LiveParts, "clock" | "random"> & {
  /** Done when it is answered, or will not be. */
  readonly ask: (what: Touched["what"]) => Promise<void>;
};

/**
 * Asks for what was touched, soon, and once however often it is touched meanwhile. What is touched while it is asked for is asked
 * once more after the answer, and not before: changes that come faster than answers would otherwise leave none.
 */
export function paced({ clock, random, ask }: PacedParts) {
  const waiting = new Map<string, () => void>();
  const underWay = new Map<string, Touched | null>();
  const askedAt = new Map<string, number>();
  let isStopped = false;

  const want = (touched: Touched) => {
    const { what, atMostEveryMs, isUrgent } = touched;
    const name = JSON.stringify(what);
    if (isStopped || waiting.has(name)) return;
    if (underWay.has(name)) {
      underWay.set(name, touched);
      return;
    }
    const sinceAsked = clock.now() - (askedAt.get(name) ?? Number.NEGATIVE_INFINITY);
    // A clock that was set back must not keep it waiting for the difference.
    const rest = sinceAsked < 0 ? 0 : Math.max(0, atMostEveryMs - sinceAsked);
    const fire = async () => {
      waiting.delete(name);
      underWay.set(name, null);
      askedAt.set(name, clock.now());
      await ask(what);
      const again = underWay.get(name);
      underWay.delete(name);
      if (again) want(again);
    };
    const spread = isUrgent ? SPREAD_MS : IDLE_SPREAD_MS;
    waiting.set(
      name,
      clock.after(rest + random() * spread, () => void fire()),
    );
  };

  return {
    want: (touched: readonly Touched[]) => touched.forEach(want),
    stop: () => {
      isStopped = true;
      for (const forget of waiting.values()) forget();
      waiting.clear();
    },
  };
}
