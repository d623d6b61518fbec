"use client";

import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { beginProviderSignIn } from "#lib/client/session.ts";

/** @param comeBackTo where to come back to once the provider knows who it is; a path of this app */
export function ProviderButton({ name, comeBackTo }: { name: string; comeBackTo: string }) {
  const [isGoing, setIsGoing] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    // Whoever comes back by the browser's own button finds the page as they left it.
    const comeBack = () => setIsGoing(false);
    window.addEventListener("pageshow", comeBack);
    return () => window.removeEventListener("pageshow", comeBack);
  }, []);
  const go = async () => {
    if (isGoing) return;
    setIsGoing(true);
    setFailure(null);
    const answer = await beginProviderSignIn(comeBackTo);
    if (answer.ok) {
      window.location.assign(answer.value);
      return;
    }
    setIsGoing(false);
    setFailure(answer.failure.message);
  };
  return (
    <div className="flex flex-col gap-4">
      <Button size="large" busy={isGoing} busyLabel={`Going to ${name}`} onClick={() => void go()}>
        Sign in with {name}
      </Button>
      {failure === null ? null : (
        <Notice role="alert" tone="failing" title="Not signed in">
          {failure}
        </Notice>
      )}
    </div>
  );
}
