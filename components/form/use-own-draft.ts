"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useDraftOwner } from "#components/form/draft-owner.tsx";
import { draftKey, parsed } from "#components/form/draft-text.ts";
import { draftsOfThisTab } from "#components/form/own-drafts.ts";

export type OwnDraft<Value> = {
  /** What was typed on this page; the initial value where nothing was, and while the page comes to life. */
  readonly value: Value;
  readonly change: (value: Value) => void;
  /** True while something typed is kept. */
  readonly isKept: boolean;
  /** The idempotency key for what is sent: the same for the same words, also after a reload, until they are settled or discarded. */
  readonly sendKey: (sent: Value) => string;
  /**
   * Forgets what was sent; what was typed while it was under way stays.
   * @param rest makes that what goes on from what was sent. @returns whether nothing is left
   */
  readonly settle: (sent: Value, rest?: (later: Value) => Value) => boolean;
  /** Forgets what was typed: it is not wanted. */
  readonly discard: () => void;
};

/**
 * A draft that belongs to this tab: the one for every form about something that several people, or tabs, write into. Two
 * tabs that write the same field do not write into each other, a reload brings back each one's own words, and forgetting
 * one does not forget the other. For what is the same in every tab, as the walk through the runbook is, take `useDraft`.
 *
 * Of two tabs that are closed, the words of the one that typed last are found again.
 * @param name of this draft among all of Offhook's. Whatever on a page has the same one shows the same words
 * @param read as for `useDraft`
 * @param isRecorded whether the record says already what was typed, so that there is nothing left to send: an answer that was lost told
 *   nobody. Such a draft is settled by itself; kept, it would look like a conflict with whoever changes the record next
 */
export function useOwnDraft<Value>(
  name: string,
  initial: Value,
  read: (kept: unknown) => Value | null,
  isRecorded: (typed: Value) => boolean = never,
): OwnDraft<Value> {
  const key = draftKey(useDraftOwner(), name);
  const kept = useSyncExternalStore(draftsOfThisTab.subscribe, () => draftsOfThisTab.read(key), nothingYet);
  const typed = useMemo(() => (kept === null ? null : read(parsed(kept))), [kept, read]);

  const change = (value: Value) => draftsOfThisTab.write(key, JSON.stringify(value));
  const settle = (sent: Value, rest: (later: Value) => Value = unchanged) => {
    // Compared as read: an earlier version may have kept the same words in another form.
    const textOf = (text: string) => JSON.stringify(read(parsed(text)));
    const sentText = JSON.stringify(sent);
    // What stands there by now, and not what stood there when it was sent.
    const present = draftsOfThisTab.read(key);
    const later = present === null || textOf(present) === sentText ? null : read(parsed(present));
    draftsOfThisTab.forget(key, (text) => textOf(text) === sentText);
    if (later !== null) change(rest(later));
    return later === null;
  };
  useEffect(() => {
    if (typed !== null && isRecorded(typed)) settle(typed);
  });

  return {
    value: typed ?? initial,
    change,
    isKept: typed !== null,
    sendKey: (sent) => draftsOfThisTab.sendKey(key, JSON.stringify(sent)),
    settle,
    discard: () => {
      if (typed !== null) settle(typed);
    },
  };
}

function nothingYet(): string | null {
  return null;
}

function never(): boolean {
  return false;
}

function unchanged<Value>(value: Value): Value {
  return value;
}
