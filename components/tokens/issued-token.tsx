"use client";

import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";

/** The one time that a token is seen. Focus goes to its copy button, because the form that had it is gone. */
export function IssuedToken({ token, onDone }: { token: string; onDone: () => void }) {
  const block = useRef<HTMLDivElement>(null);
  useEffect(() => block.current?.querySelector("button")?.focus(), []);
  return (
    <div className="flex flex-col gap-4">
      <div ref={block}>
        <CodeBlock text={token} what="token" />
      </div>
      <div className="flex justify-end">
        <Button variant="primary" onClick={onDone}>
          I have stored it
        </Button>
      </div>
    </div>
  );
}
