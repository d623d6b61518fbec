import { freshKey } from "#lib/client/fresh-key.ts";

/** The key of each input that was sent and not acknowledged yet, by the input's words. */
export type SentKeys = Readonly<Record<string, string>>;

type Shelf = { readonly read: () => SentKeys; readonly write: (keys: SentKeys) => void };

type IdempotencyKey = { readonly value: string; readonly forget: () => void };

/**
 * A key for each input until it was acknowledged: sent again after an answer was lost, the same words are the same
 * change, and the server makes it once. How long that holds depends on where the keys are kept.
 */
export function idempotencyKeys(shelf: Shelf): (input: unknown) => IdempotencyKey {
  return (input) => {
    const words = JSON.stringify(input);
    const sent = shelf.read();
    const value = sent[words] ?? freshKey();
    shelf.write({ ...sent, [words]: value });
    return {
      value,
      forget: () => {
        const { [words]: _acknowledged, ...others } = shelf.read();
        shelf.write(others);
      },
    };
  };
}

/** Keys that live as long as the page. */
export function keysOfPage(): (input: unknown) => IdempotencyKey {
  let keys: SentKeys = {};
  return idempotencyKeys({
    read: () => keys,
    write: (next) => {
      keys = next;
    },
  });
}
