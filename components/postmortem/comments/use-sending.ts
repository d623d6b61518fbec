"use client";

import { useRef, useState } from "react";
import type { Answer, Failure } from "#lib/client/answer.ts";

export type Sending = {
  /** Sends, unless something from here is under way. @returns what came back; null where it was not done */
  readonly send: <Value>(call: () => Promise<Answer<Value>>) => Promise<{ readonly value: Value } | null>;
  readonly sending: boolean;
  /** Why the last was not done; undefined while sending, and after one that was. */
  readonly failure: Failure | undefined;
  readonly calm: () => void;
};

/** A call to the server at the press of a button. */
export function useSending(): Sending {
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const isUnderWay = useRef(false);
  return {
    send: async (call) => {
      if (isUnderWay.current) return null;
      isUnderWay.current = true;
      setSending(true);
      setFailure(undefined);
      const answer = await call();
      isUnderWay.current = false;
      setSending(false);
      if (answer.ok) return { value: answer.value };
      setFailure(answer.failure);
      return null;
    },
    sending,
    failure,
    calm: () => setFailure(undefined),
  };
}
