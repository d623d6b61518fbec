"use client";

import { useRef, useState } from "react";
import { useActing } from "#components/incident/incident-context.tsx";
import type { Failure } from "#lib/client/answer.ts";
import type { CommandInput } from "#lib/incident/command.ts";

type Given = {
  /** Gives the command, unless one from here is under way. @returns whether it was done */
  give: (command: CommandInput, done: string) => Promise<boolean>;
  sending: boolean;
  /** Why the last one was not done; undefined while sending, and after one that was. */
  failure: Failure | undefined;
};

/** A command at the press of a button, said aloud when it is done. */
export function useCommand(): Given {
  const { send, say } = useActing();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const isUnderWay = useRef(false);
  return {
    give: async (command, done) => {
      if (isUnderWay.current) return false;
      isUnderWay.current = true;
      setSending(true);
      setFailure(undefined);
      const answer = await send(command);
      isUnderWay.current = false;
      setSending(false);
      if (answer.ok) say(done);
      else setFailure(answer.failure);
      return answer.ok;
    },
    sending,
    failure,
  };
}
