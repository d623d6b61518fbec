const listeners = new Set<() => void>();

/** Where the browser has no storage to give (private windows, a full disk), what was typed lives as long as the page. */
const unstored = new Map<string, string>();

/** The drafts of this browser. Null is none. */
export const draftStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    window.addEventListener("storage", listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener("storage", listener);
    };
  },

  read(key: string): string | null {
    try {
      return unstored.get(key) ?? window.localStorage.getItem(key);
    } catch {
      return unstored.get(key) ?? null;
    }
  },

  write(key: string, text: string | null): void {
    try {
      if (text === null) window.localStorage.removeItem(key);
      else window.localStorage.setItem(key, text);
      unstored.delete(key);
    } catch {
      if (text === null) unstored.delete(key);
      else unstored.set(key, text);
    }
    for (const listener of listeners) listener();
  },
};
