"use client";

import { useEffect, useRef, useState } from "react";
import { useDraft } from "#components/form/use-draft.ts";
import { useIsAlive } from "#components/ui/use-is-alive.ts";

export type OwnDraft<Value> = {
  /** What was typed on this page; the initial value where nothing was, and while the page comes to life. */
  readonly value: Value;
  readonly change: (value: Value) => void;
  /** True while something typed is kept. */
  readonly isKept: boolean;
  /** Forgets what was sent; what was typed while it was under way stays. */
  readonly settle: (sent: Value) => void;
  /** Forgets what was typed: it is not wanted. */
  readonly discard: () => void;
};

/**
 * A draft that belongs to this page. It is kept in the browser as `useDraft` keeps it, but read from there only once: two
 * tabs that write the same field must not write into each other, and forgetting one must not forget the other.
 * @param name stays the same as long as the component lives: what is drawn for another one needs another `key`
 * @param read as for `useDraft`: a function that stays the same
 */
export function useOwnDraft<Value>(
  name: string,
  initial: Value,
  read: (kept: unknown) => Value | null,
): OwnDraft<Value> {
  const kept = useDraft(name, initial, read);
  const isAlive = useIsAlive();
  /** Null until the page is alive; then what was typed, in a box because it may be anything. */
  const [own, setOwn] = useState<{ typed: { value: Value } | null } | null>(null);
  if (isAlive && own === null) setOwn({ typed: kept.isKept ? { value: kept.value } : null });

  const typed = own?.typed ?? null;
  // What is sent comes back later, when more may have been typed, here or in another tab.
  const latest = useRef({ kept, typed });
  useEffect(() => {
    latest.current = { kept, typed };
  });

  const forget = (unwanted: Value) => {
    const { kept: stored, typed: now } = latest.current;
    if (now !== null && isSame(now.value, unwanted)) setOwn({ typed: null });
    if (stored.isKept && isSame(stored.value, unwanted)) stored.forget();
  };

  return {
    value: typed === null ? initial : typed.value,
    change: (value) => {
      setOwn({ typed: { value } });
      kept.change(value);
    },
    isKept: typed !== null,
    settle: forget,
    discard: () => {
      if (latest.current.typed !== null) forget(latest.current.typed.value);
    },
  };
}

/** Drafts are JSON. */
function isSame<Value>(one: Value, other: Value): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
