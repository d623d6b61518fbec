"use client";

import { type ReactNode, useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import { CollabContext } from "#components/postmortem/collab/collab-context.tsx";
import { type CollabSession, openSession } from "#components/postmortem/collab/collab-session.ts";

type CollabProviderProps = {
  /** The id of the postmortem's document. */
  document: string;
  me: { id: string; name: string };
  /** What the page was sent with; what the server says when it is connected counts. */
  mayWrite: boolean;
  /** In place of the children for the moment before the document is open. */
  fallback?: ReactNode;
  children: ReactNode;
};

type Opened = { readonly of: string; readonly session: CollabSession };

/** Opens the narrative for what stands inside: from this browser's own copy at first, and from the server. */
export function CollabProvider({ document, me, mayWrite, fallback = null, children }: CollabProviderProps) {
  const [opened, setOpened] = useState<Opened>();
  const of = `${me.id} ${document}`;
  const open = useEffectEvent(() => openSession({ document, me, mayWrite }));
  useEffect(() => {
    const session = open();
    setOpened({ of, session });
    return session.close;
  }, [of]);
  // The one of before is closed by now.
  if (opened?.of !== of) return fallback;
  return <Opened session={opened.session}>{children}</Opened>;
}

function Opened({ session, children }: { session: CollabSession; children: ReactNode }) {
  const collab = useSyncExternalStore(session.subscribe, session.snapshot, session.snapshot);
  return <CollabContext value={collab}>{children}</CollabContext>;
}
