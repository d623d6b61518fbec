"use client";

import { useRef, useState } from "react";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { attachmentOf, type KeptLog } from "#components/incident/logs/attachment.ts";
import type { Failure } from "#lib/client/answer.ts";
import type { Find } from "#lib/logs/parsed-log.ts";

type AttachLog = {
  /**
   * Attaches what is not on the incident yet.
   * @param log null where nothing is kept beside the ids. @returns whether all of it is on the incident now
   */
  attach: (log: KeptLog | null, finds: readonly Find[]) => Promise<boolean>;
  sending: boolean;
  /** Why it stopped; what was attached before that stays attached. */
  failure: Failure | undefined;
};

/** Attaches a log in portions. One that failed goes on, when asked again, from where it stopped. */
export function useAttachLog(): AttachLog {
  const { record, send } = useIncidentOnPage();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const isUnderWay = useRef(false);
  const isLogKept = useRef(false);

  const attach = async (log: KeptLog | null, finds: readonly Find[]) => {
    if (isUnderWay.current) return false;
    isUnderWay.current = true;
    setSending(true);
    setFailure(undefined);
    const failed = await sendAll(log, finds);
    setFailure(failed);
    setSending(false);
    isUnderWay.current = false;
    return failed === undefined;
  };

  const sendAll = async (log: KeptLog | null, finds: readonly Find[]): Promise<Failure | undefined> => {
    const known = new Set(record.requestIds.map(({ id }) => id));
    const left = finds.filter(({ id }) => !known.has(id));
    for (const command of attachmentOf(isLogKept.current ? null : log, left)) {
      // The same words have the same key until they are acknowledged: sent again after a lost answer, they count once.
      const answer = await send(command);
      if (!answer.ok) return answer.failure;
      isLogKept.current = true;
    }
    return undefined;
  };
  return { attach, sending, failure };
}
