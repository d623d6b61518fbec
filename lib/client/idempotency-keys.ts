import { freshKey } from "#lib/client/fresh-key.ts";

type IdempotencyKey = { readonly value: string; readonly forget: () => void };

/**
 * A key for each input until it was acknowledged, as long as the page lives: sent again after an answer was lost, the same
 * words are the same change, and the server makes it once.
 */
export function keysOfPage(): (input: unknown) => IdempotencyKey {
  const keys = new Map<string, string>();
  return (input) => {
    const words = JSON.stringify(input);
    const value = keys.get(words) ?? freshKey();
    keys.set(words, value);
    return { value, forget: () => void keys.delete(words) };
  };
}
