import { SHORTCUT_IDS, type ShortcutId, shortcut } from "#components/palette/shortcuts.ts";

/** The beginning of a shortcut, as pressed so far, and when its last key came, in milliseconds. */
export type KeySequence = { readonly keys: readonly string[]; readonly at: number };

export const NO_KEYS: KeySequence = { keys: [], at: 0 };

/** A second key that comes later than this begins anew. */
const PATIENCE_MS = 1_500;

/** What one more key makes of those before it: a whole shortcut, the beginning of one, or nothing. */
export function press(before: KeySequence, key: string, at: number): { keys: KeySequence; whole: ShortcutId | null } {
  const continued = at - before.at <= PATIENCE_MS ? [...before.keys, key] : [key];
  const whole = SHORTCUT_IDS.find((id) => isSame(shortcut(id).keys, continued)) ?? null;
  if (whole !== null) return { keys: NO_KEYS, whole };
  // A second key that leads nowhere may begin the next shortcut, but must not be one: `g c` was a slip, and declares nothing.
  const begun = [continued, [key]].find((keys) => SHORTCUT_IDS.some((id) => goesOn(shortcut(id).keys, keys)));
  return { keys: begun === undefined ? NO_KEYS : { keys: begun, at }, whole: null };
}

function isSame(keys: readonly string[], others: readonly string[]): boolean {
  return keys.length === others.length && keys.every((key, index) => key === others[index]);
}

function goesOn(keys: readonly string[], beginning: readonly string[]): boolean {
  return keys.length > beginning.length && isSame(keys.slice(0, beginning.length), beginning);
}
