"use client";

import { createContext, type ReactNode, useContext } from "react";

const Owner = createContext<string | null>(null);

/** Whose drafts this page keeps: what one person typed must not greet the next one at the same machine. */
export function DraftOwner({ id, children }: { id: string; children: ReactNode }) {
  return <Owner value={id}>{children}</Owner>;
}

export function useDraftOwner(): string {
  const owner = useContext(Owner);
  if (owner === null) throw new Error("a draft is kept inside <DraftOwner>");
  return owner;
}
