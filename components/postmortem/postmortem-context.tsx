"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Postmortem } from "#lib/contracts/postmortem.ts";
import type { Texts } from "#lib/narrative/document.ts";

/** The postmortem of the incident on the page. Its facts are `useIncidentOnPage`'s. */
export type PostmortemOnPage = {
  readonly postmortem: Postmortem;
  /** Whether the person may change it now: a role that is changed changes it while the page is open. */
  readonly mayWrite: boolean;
  /** Shows at once what the server has just answered. */
  readonly show: (postmortem: Postmortem) => void;
  /** The narrative as it stands at this moment, with what was typed here a moment ago. */
  readonly textsNow: () => Texts;
};

const Shown = createContext<PostmortemOnPage | null>(null);

export function PostmortemProvider({ value, children }: { value: PostmortemOnPage; children: ReactNode }) {
  return <Shown value={value}>{children}</Shown>;
}

export function usePostmortemOnPage(): PostmortemOnPage {
  const shown = useContext(Shown);
  if (shown === null) throw new Error("parts of a postmortem stand inside <PostmortemProvider>");
  return shown;
}
