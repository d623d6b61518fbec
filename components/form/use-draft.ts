"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { useDraftOwner } from "#components/form/draft-owner.tsx";
import { draftStore } from "#components/form/draft-store.ts";
import { draftKey, parsed } from "#components/form/draft-text.ts";

export type Draft<Value> = {
  /** What was typed; the initial value where nothing was. While the page comes to life it is the initial value. */
  readonly value: Value;
  readonly change: (value: Value) => void;
  /** Forgets what was typed: it has been sent, or is not wanted. */
  readonly forget: () => void;
  /** True while something typed is kept. */
  readonly isKept: boolean;
};

/**
 * What a person types, kept in the browser at each keystroke: it survives a reload, going back, signing out and a server
 * that is gone. It is one and the same in every tab, as the walk through the runbook is; for a form of which two tabs may
 * hold different words take `useOwnDraft`.
 * @param name of this draft among all of Offhook's, for instance `wizard`
 * @param read tells whether what was kept by an earlier version can still be used; null where it cannot. A function that stays the same
 */
export function useDraft<Value>(name: string, initial: Value, read: (kept: unknown) => Value | null): Draft<Value> {
  const key = draftKey(useDraftOwner(), name);
  const kept = useSyncExternalStore(draftStore.subscribe, () => draftStore.read(key), nothingYet);
  const typed = useMemo(() => (kept === null ? null : read(parsed(kept))), [kept, read]);
  return {
    value: typed ?? initial,
    change: useCallback((value: Value) => draftStore.write(key, JSON.stringify(value)), [key]),
    forget: useCallback(() => draftStore.write(key, null), [key]),
    isKept: typed !== null,
  };
}

function nothingYet(): string | null {
  return null;
}
