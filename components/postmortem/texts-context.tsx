"use client";

import { createContext, type ReactNode, useContext } from "react";
import { type ShownTexts, useTexts } from "#components/postmortem/use-texts.ts";
import type { Texts } from "#lib/narrative/document.ts";

const Shown = createContext<ShownTexts | null>(null);

type TextsProviderProps = { initial: Texts; isWanted: boolean; children: ReactNode };

/** Reads the narrative once for all who show it; only those are drawn anew when somebody types. */
export function TextsProvider({ initial, isWanted, children }: TextsProviderProps) {
  return <Shown value={useTexts(initial, isWanted)}>{children}</Shown>;
}

export function useShownTexts(): ShownTexts {
  const shown = useContext(Shown);
  if (shown === null) throw new Error("what shows a narrative stands inside <TextsProvider>");
  return shown;
}
