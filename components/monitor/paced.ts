import type { Touched } from "#components/monitor/touched.ts";
import type { LiveParts } from "#lib/client/live.ts";

/** Every open page hears of a change in the same instant; asking spread over this, they do not all ask in one. */
const SPREAD_MS = 250;

type PacedParts = Pick<LiveParts, "clock" | "random"> & { readonly ask: (what: Touched["what"]) => void };

/** Asks for what was touched, soon, and once however often it is touched meanwhile. */
export function paced({ clock, random, ask }: PacedParts) {
  const pending = new Map<string, () => void>();
  const askedAt = new Map<string, number>();

  const want = ({ what, atMostEveryMs }: Touched) => {
    const name = JSON.stringify(what);
    if (pending.has(name)) return;
    const sinceAsked = clock.now() - (askedAt.get(name) ?? Number.NEGATIVE_INFINITY);
    // A clock that was set back must not keep it waiting for the difference.
    const rest = sinceAsked < 0 ? 0 : Math.max(0, atMostEveryMs - sinceAsked);
    const fire = () => {
      pending.delete(name);
      askedAt.set(name, clock.now());
      ask(what);
    };
    pending.set(name, clock.after(rest + random() * SPREAD_MS, fire));
  };

  return {
    want: (touched: readonly Touched[]) => touched.forEach(want),
    stop: () => {
      for (const forget of pending.values()) forget();
      pending.clear();
    },
  };
}
