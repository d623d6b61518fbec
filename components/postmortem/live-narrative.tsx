"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type * as Y from "yjs";
import { type Collab, CollabContext } from "#components/postmortem/collab/collab-context.tsx";
import { useLoaded } from "#components/ui/use-loaded.ts";

type LateParts = typeof import("#components/postmortem/late-parts.tsx").LATE_PARTS;

/** The narrative as everybody sees it now, and what it is shown and written with. */
export type LiveNarrative = {
  readonly parts: LateParts;
  readonly document: Y.Doc;
  /** As the server has it now. */
  readonly mayWrite: boolean;
};

type Live = {
  /** Null until the code is there and connects. */
  readonly parts: LateParts | null;
  /** Null until it has been read. The same for as long as the document is: what is typed in it, and by whom, changes nothing here. */
  readonly narrative: LiveNarrative | null;
  /** Where the code for it could not be fetched: tries again. Null where it could, or is on its way. */
  readonly retry: (() => void) | null;
};

const Shared = createContext<Live>({ parts: null, narrative: null, retry: null });
const Connected = createContext<{ readonly collab: Collab } | null>(null);

type LiveNarrativeProviderProps = {
  /** The postmortem's document. */
  document: string;
  /** Whose page it is. */
  me: { readonly id: string; readonly name: string };
  /** What the page was sent with; once it is connected, the server says. */
  mayWrite: boolean;
  children: ReactNode;
};

// A new function each time, so that what failed is asked for again.
const fetching = () => () => import("#components/postmortem/late-parts.tsx").then((module) => module.LATE_PARTS);

/**
 * Fetches what a narrative is written with, and connects. It stands around the page from the beginning, so that nothing on it is
 * made anew once the narrative is there.
 */
export function LiveNarrativeProvider({ document, me, mayWrite, children }: LiveNarrativeProviderProps) {
  const [fetchParts, setFetchParts] = useState(fetching);
  const [isMissing, setMissing] = useState(false);
  const parts = useLoaded(fetchParts, () => setMissing(true));
  const [collab, setCollab] = useState<Collab | null>(null);
  const { document: read, isLoaded = false, mayWrite: mayWriteNow = mayWrite } = collab ?? {};
  const narrative = useMemo(
    () =>
      parts !== undefined && read !== undefined && isLoaded ? { parts, document: read, mayWrite: mayWriteNow } : null,
    [parts, read, isLoaded, mayWriteNow],
  );
  const isConnecting = collab !== null;
  const live = useMemo<Live>(
    () => ({
      parts: parts !== undefined && isConnecting ? parts : null,
      narrative,
      retry: isMissing
        ? () => {
            setMissing(false);
            setFetchParts(fetching);
          }
        : null,
    }),
    [parts, isConnecting, narrative, isMissing],
  );
  const connection = useMemo(() => collab && { collab }, [collab]);
  return (
    <Shared value={live}>
      <Connected value={connection}>
        <CollabContext value={collab}>
          {parts === undefined ? null : (
            <parts.Connection document={document} me={me} mayWrite={mayWrite} onChange={setCollab} />
          )}
          {children}
        </CollabContext>
      </Connected>
    </Shared>
  );
}

/** Who is there and what is saved, for what may stand before that is known; null until it is. It changes with every word. */
export function useNarrativeConnection(): { readonly collab: Collab } | null {
  return useContext(Connected);
}

/** What shows the connection; null until there is something to say about it. */
export function useNarrativeParts(): LateParts | null {
  return useContext(Shared).parts;
}

/** Null until the narrative is there. */
export function useLiveNarrative(): LiveNarrative | null {
  return useContext(Shared).narrative;
}

export function useNarrativeRetry(): (() => void) | null {
  return useContext(Shared).retry;
}
