"use client";

import { createContext, useContext } from "react";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { CloseReason } from "#lib/contracts/collab.ts";

/** Where what was typed here is. */
export type SavedState =
  /** Not connected yet since the page was opened; nothing that was typed here waits. */
  | { readonly kind: "connecting" }
  /** Everything that was typed here is in the database. */
  | { readonly kind: "saved" }
  | { readonly kind: "saving"; readonly edits: number }
  /** No connection. So many edits wait in this browser, also if the tab is closed; but where the browser keeps nothing. */
  | { readonly kind: "offline"; readonly edits: number; readonly onlyInTab?: boolean }
  /** The server does not take it, and will not by itself. */
  | { readonly kind: "refused"; readonly reason: CloseReason; readonly edits: number };

/** Somebody who has the document open; several tabs of one person are one. */
export type Person = {
  /** Of the account or token. */
  readonly id: string;
  readonly name: string;
  readonly isMe: boolean;
  readonly mayWrite: boolean;
  /** Which of the cursor colours, from 1 to 8: `--person-N` of the page's style. */
  readonly colour: number;
  /** The section that they are in; null where they only look. */
  readonly section: string | null;
};

/** The narrative that the page shows, and who is at it. */
export type Collab = {
  readonly document: Y.Doc;
  readonly awareness: Awareness;
  readonly saved: SavedState;
  /** Whether it has been read, from this browser's own copy or from the server: before, empty means nothing. */
  readonly isLoaded: boolean;
  /** As the server has it now: a role that is changed changes it while the page is open. */
  readonly mayWrite: boolean;
  readonly people: readonly Person[];
};

const Shared = createContext<Collab | null>(null);

export const CollabContext = Shared.Provider;

export function useCollab(): Collab {
  const collab = useContext(Shared);
  if (collab === null) throw new Error("what is written together stands inside a collab provider");
  return collab;
}
