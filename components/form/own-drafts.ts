import { type DraftStore, draftStore, tabDraftStore } from "#components/form/draft-store.ts";
import { parsed } from "#components/form/draft-text.ts";
import { freshKey } from "#lib/client/fresh-key.ts";

/** Drafts of one tab, which the next one finds too. */
export type OwnDrafts = {
  readonly subscribe: DraftStore["subscribe"];
  readonly read: (key: string) => string | null;
  readonly write: (key: string, text: string) => void;
  /**
   * The idempotency key under which the text is sent: the same for the same text, also after a reload, until the draft is
   * forgotten. Where an answer was lost, what is sent again is the same change, and is made once.
   */
  readonly sendKey: (key: string, text: string) => string;
  /** Forgets what is unwanted; what another tab typed under the key stays. */
  readonly forget: (key: string, isUnwanted: (text: string) => boolean) => void;
};

/**
 * What is typed is kept twice: for this tab, whose reload must bring back its own words and not those of another tab, and
 * for the browser, where a tab that is opened later finds the words that were typed last.
 */
export function ownDrafts({ tab, browser }: { tab: DraftStore; browser: DraftStore }): OwnDrafts {
  /** What the browser had when this page first asked. What other tabs type after that is theirs. */
  const found = new Map<string, string | null>();
  const foundAt = (key: string) => {
    const text = found.has(key) ? (found.get(key) ?? null) : browser.read(key);
    found.set(key, text);
    return text;
  };
  return {
    subscribe: tab.subscribe,
    read: (key) => tab.read(key) ?? foundAt(key),
    write: (key, text) => {
      found.set(key, null);
      tab.write(key, text);
      browser.write(key, text);
    },
    sendKey: (key, text) => {
      const sent = sentUnder(key);
      const kept = keysIn(tab.read(sent));
      const known = kept.find(([words]) => words === text);
      if (known !== undefined) return known[1];
      const fresh = freshKey();
      tab.write(sent, JSON.stringify([...kept, [text, fresh]]));
      return fresh;
    },
    forget: (key, isUnwanted) => {
      const text = found.get(key);
      if (typeof text === "string" && isUnwanted(text)) found.set(key, null);
      for (const store of [browser, tab]) {
        const kept = store.read(key);
        if (kept !== null && isUnwanted(kept)) store.write(key, null);
      }
      tab.write(sentUnder(key), null);
    },
  };
}

function sentUnder(key: string): string {
  return `${key}.sent`;
}

/** The texts that were sent, each with its key; none where they were kept in another form. */
function keysIn(kept: string | null): [string, string][] {
  const keys = kept === null ? [] : parsed(kept);
  return Array.isArray(keys) ? keys : [];
}

export const draftsOfThisTab = ownDrafts({ tab: tabDraftStore, browser: draftStore });
