"use client";

import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { Wordmark } from "#components/shell/wordmark.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import { api } from "#lib/client/api.ts";

const ASK_AGAIN_MS = 3_000;

/** A page that could not be shown although all was well is tried again by itself, but no more often than this. */
const TRY_AGAIN_AFTER_MS = 30_000;
let triedAt = 0;

/** What stands behind a page that could not be shown, as the open health check tells. */
type Cause = "asking" | "server" | "database" | "page";

/**
 * In place of a page that could not be shown: says what is broken, and brings the page back by itself once the server and
 * its database are well again. Where they are well already it tries once; after that the page itself is at fault, and trying
 * again is left to the person: it would fail in a circle.
 */
export function Outage({ error, retry }: { error: unknown; retry: () => void }) {
  const cause = useCause(retry);
  if (cause === "asking") {
    return (
      <Frame>
        <SkeletonGroup label="Finding out what is wrong">
          <Skeleton className="h-9 w-80 max-w-full" />
        </SkeletonGroup>
      </Frame>
    );
  }
  const { title, why } = WORDS[cause];
  const reference = referenceOf(error);
  return (
    <Frame>
      <ErrorState
        title={title}
        action={
          <Button variant="primary" size="large" onClick={retry}>
            Try again
          </Button>
        }
      >
        <p>{why}</p>
        {cause === "page" ? null : <p role="status">This page asks every few seconds and comes back by itself.</p>}
        <p>
          For a verdict meanwhile, run <code className="font-mono text-14 text-ink">npx offhook triage</code> where
          Offhook is installed, or the runbook's script: neither needs this server.
        </p>
        {reference === null ? null : (
          <p className="text-14">
            Reference for the server's log: <code className="font-mono text-ink">{reference}</code>
          </p>
        )}
      </ErrorState>
    </Frame>
  );
}

const WORDS: Record<Exclude<Cause, "asking">, { title: string; why: string }> = {
  server: {
    title: "The Offhook server does not answer",
    why: "It may be restarting, or this device may be offline. Check that the process runs where Offhook is installed.",
  },
  database: {
    title: "The database does not answer",
    why: "Offhook runs, but cannot reach its PostgreSQL. Check that it runs and that DATABASE_URL is right; the server's log names the cause.",
  },
  page: {
    title: "This page could not be shown",
    why: "The server and its database are well, so the fault is in Offhook itself. Trying again may help; other pages are likely to work.",
  },
};

/** Asks the health check until it is well; calls `retry` when it becomes so after having been unwell. */
function useCause(retry: () => void): Cause {
  const [cause, setCause] = useState<Cause>("asking");
  // Next makes a new `retry` at each render: asking must not start over because of that.
  const becameWell = useEffectEvent(retry);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    let unwell = false;
    const ask = async () => {
      const found = await findCause();
      if (left) return;
      if (found === "page" && unwell) {
        becameWell();
        return;
      }
      setCause(found);
      if (found === "page") {
        // It may have been over before we asked. Once is no circle.
        if (Date.now() - triedAt < TRY_AGAIN_AFTER_MS) return;
        triedAt = Date.now();
        becameWell();
        return;
      }
      unwell = true;
      timer = setTimeout(ask, ASK_AGAIN_MS);
    };
    void ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, []);

  return cause;
}

async function findCause(): Promise<Exclude<Cause, "asking">> {
  const answer = await api.health();
  if (answer.ok) return answer.value.services.database.status === "healthy" ? "page" : "database";
  return answer.failure.status === 503 ? "database" : "server";
}

/** The number under which the server's log has the error; errors of the browser have none. */
function referenceOf(error: unknown): string | null {
  return error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="mx-auto flex min-h-dvh w-full max-w-[40rem] flex-col justify-center px-4">
      <Wordmark />
      {children}
    </main>
  );
}
