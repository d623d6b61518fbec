"use client";

import { useRef, useState } from "react";
import { useActing } from "#components/incident/incident-context.tsx";
import type { Failure } from "#lib/client/answer.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { CommandInput } from "#lib/incident/command.ts";

type Given = {
  /** Gives the command, unless one from here is under way. @returns the record as it is then; null where it was not done */
  give: (command: CommandInput, done: string, idempotencyKey?: string) => Promise<IncidentRecord | null>;
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
    give: async (command, done, idempotencyKey) => {
      if (isUnderWay.current) return null;
      isUnderWay.current = true;
      setSending(true);
      setFailure(undefined);
      const answer = await send(command, idempotencyKey);
      isUnderWay.current = false;
      setSending(false);
      if (!answer.ok) {
        setFailure(answer.failure);
        return null;
      }
      say(done);
      return answer.value;
    },
    sending,
    failure,
  };
}
