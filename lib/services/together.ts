import { perProcess } from "#lib/per-process.ts";

type Reading = { readonly underWay: Promise<unknown>; next: Promise<unknown> | null };

const readings = () => perProcess<Map<string, Reading>>("readings together", () => new Map());

/**
 * Reads one thing for all who ask at once: at most one reading is under way, and all who ask meanwhile share the one after
 * it. Not the one under way: what they heard of, and ask because of, may have happened after it began.
 */
export function together<T>(name: string, read: () => Promise<T>): Promise<T> {
  const present = readings().get(name);
  if (present === undefined) return begin(name, read);
  const again = () => begin(name, read);
  present.next ??= present.underWay.then(again, again);
  return present.next as Promise<T>;
}

function begin<T>(name: string, read: () => Promise<T>): Promise<T> {
  const underWay = read().finally(() => {
    if (readings().get(name) === reading && reading.next === null) readings().delete(name);
  });
  const reading: Reading = { underWay, next: null };
  readings().set(name, reading);
  return underWay;
}
