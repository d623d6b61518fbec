/** Drafts by their key, as text. Null is none. */
export type DraftStore = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly read: (key: string) => string | null;
  readonly write: (key: string, text: string | null) => void;
};

/** The drafts of this browser, which all its tabs share. */
export const draftStore = draftsIn(() => window.localStorage);

/** The drafts of this tab, which no other one changes. They survive its reload. */
export const tabDraftStore = draftsIn(() => window.sessionStorage);

/** @param storage asked for each time: a browser may refuse it, and by throwing */
export function draftsIn(storage: () => Pick<Storage, "getItem" | "setItem" | "removeItem">): DraftStore {
  const listeners = new Set<() => void>();
  /** Where the browser has no storage to give (private windows, a full disk), what was typed lives as long as the page. */
  const unstored = new Map<string, string>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      window.addEventListener("storage", listener);
      return () => {
        listeners.delete(listener);
        window.removeEventListener("storage", listener);
      };
    },

    read(key) {
      try {
        return unstored.get(key) ?? storage().getItem(key);
      } catch {
        return unstored.get(key) ?? null;
      }
    },

    write(key, text) {
      try {
        if (text === null) storage().removeItem(key);
        else storage().setItem(key, text);
        unstored.delete(key);
      } catch {
        if (text === null) unstored.delete(key);
        else unstored.set(key, text);
      }
      for (const listener of listeners) listener();
    },
  };
}
