import { type DraftStore, draftStore, tabDraftStore } from "#components/form/draft-store.ts";

/** Drafts of one tab, which the next one finds too. */
export type OwnDrafts = {
  readonly read: (key: string) => string | null;
  readonly write: (key: string, text: string) => void;
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
    forget: (key, isUnwanted) => {
      for (const store of [tab, browser]) {
        const text = store.read(key);
        if (text !== null && isUnwanted(text)) store.write(key, null);
      }
    },
  };
}

export const draftsOfThisTab = ownDrafts({ tab: tabDraftStore, browser: draftStore });
