"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { usePostmortemOnPage } from "#components/postmortem/postmortem-context.tsx";
import { useShownTexts } from "#components/postmortem/texts-context.tsx";
import { useLoaded } from "#components/ui/use-loaded.ts";

const loadPostmortemOf = () => import("#lib/incident/postmortem-of.ts").then((module) => module.postmortemOf);

type Wanted = {
  /** Whether it is seen. Where it is not, it stays as it was last. */
  isSeen: boolean;
  /** What goes onto paper is what stands there now. */
  isPrinting: boolean;
};

/** The postmortem as it would be exported now; null until it was needed. */
export function usePreviewMarkdown({ isSeen, isPrinting }: Wanted): string | null {
  const { record } = useIncidentOnPage();
  const { postmortem, textsNow } = usePostmortemOnPage();
  const shown = useShownTexts();
  const postmortemOf = useLoaded(loadPostmortemOf);
  const { outline } = postmortem;
  const texts = useMemo(() => (isPrinting ? textsNow() : shown.texts), [isPrinting, textsNow, shown.texts]);
  const isWanted = isPrinting || (isSeen && (!shown.isHeld || shown.wasAsked));
  const made = useMemo(
    () => (postmortemOf !== undefined && isWanted ? postmortemOf(record, { outline, texts }) : null),
    [postmortemOf, isWanted, record, outline, texts],
  );
  const [kept, setKept] = useState(made);
  if (made !== null && made !== kept) setKept(made);
  // Drawing gives way to what is typed meanwhile; paper does not wait.
  const calm = useDeferredValue(kept);
  return isPrinting ? kept : calm;
}
