import type { SavedState } from "#components/postmortem/collab/collab-context.tsx";
import type { CloseReason } from "#lib/contracts/collab.ts";

export type Known = {
  /** Edits that the server has not acknowledged. */
  readonly waiting: number;
  /** Whether all was acknowledged once since the page was opened: before, what an earlier visit left is not known for sure. */
  readonly hasSettled: boolean;
  /** Without a connection for longer than a restart of the server takes. */
  readonly isOffline: boolean;
  readonly refused: CloseReason | null;
  /** Whether this browser keeps what is typed when the tab is closed. */
  readonly isKept: boolean;
};

export function savedState({ waiting, hasSettled, isOffline, refused, isKept }: Known): SavedState {
  if (refused !== null) return { kind: "refused", reason: refused, edits: waiting };
  if (isOffline) return { kind: "offline", edits: waiting, ...(isKept ? {} : { onlyInTab: true }) };
  if (waiting > 0) return { kind: "saving", edits: waiting };
  return hasSettled ? { kind: "saved" } : { kind: "connecting" };
}

/** Edits that would be asked about before the page is left. */
export function waitingIn(saved: SavedState): number {
  return "edits" in saved ? saved.edits : 0;
}

/**
 * What is said where the page says whether all is saved.
 * @param mayWrite who only reads has nothing to save, and wants to know whether they see it as it is
 */
export function savedWords(saved: SavedState, mayWrite = true): string {
  switch (saved.kind) {
    case "connecting":
      return "Connecting";
    case "saved":
      return mayWrite ? "Saved" : "Up to date";
    case "saving":
      return "Saving";
    case "offline":
      return saved.edits === 0 ? "Offline" : `Offline: ${waits(saved.edits, saved.onlyInTab === true)}`;
    case "refused": {
      const kept = saved.edits === 0 ? "" : ` ${sentence(waits(saved.edits, false))}.`;
      return `Not saved: ${REFUSALS[saved.reason]}.${kept}`;
    }
  }
}

/** Whether it takes more words than stand beside the other things in a narrow bar. */
export function isLongToSay(saved: SavedState): boolean {
  return saved.kind === "refused" || (saved.kind === "offline" && saved.onlyInTab === true && saved.edits > 0);
}

function waits(edits: number, onlyInTab: boolean): string {
  const place = onlyInTab ? "this tab only" : "this browser";
  return edits === 1 ? `1 edit waits in ${place}` : `${edits} edits wait in ${place}`;
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const REFUSALS: Readonly<Record<CloseReason, string>> = {
  unauthenticated: "you are signed out. Sign in again",
  "role-changed": "your role may read this, but not write it",
  malformed: "the server cannot take what this page sends. Reload the page",
  "too-fast": "too much was sent at once",
  "too-many": "you have too many tabs of postmortems open. Close some of them",
  full: "the document holds as much as it can. Shorten it",
  unavailable: "the server cannot store it right now",
};
