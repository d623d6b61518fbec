import { type DraftStore, draftStore, tabDraftStore } from "#components/form/draft-store.ts";
import { freshKey } from "#lib/client/fresh-key.ts";

/** Drafts of one tab, which the next one finds too. */
export type OwnDrafts = {
  readonly read: (key: string) => string | null;
  readonly write: (key: string, text: string) => void;
  /**
   * The idempotency key under which the text is sent: the same for the same text, also after a reload, until it is forgotten.
   * Where an answer was lost, what is sent again is the same change, and is made once.
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
  return {
    read: (key) => tab.read(key) ?? browser.read(key),
    write: (key, text) => {
      tab.write(key, text);
      browser.write(key, text);
    },
    sendKey: (key, text) => {
      const [sent, kept] = (tab.read(sentUnder(key)) ?? "").split("\n", 2);
      if (kept !== undefined && sent === text) return kept;
      const fresh = freshKey();
      tab.write(sentUnder(key), `${text}\n${fresh}`);
      return fresh;
    },
    forget: (key, isUnwanted) => {
      tab.write(sentUnder(key), null);
      for (const store of [tab, browser]) {
        const text = store.read(key);
        if (text !== null && isUnwanted(text)) store.write(key, null);
      }
    },
  };
}

function sentUnder(key: string): string {
  return `${key}.sent`;
}

export const draftsOfThisTab = ownDrafts({ tab: tabDraftStore, browser: draftStore });
