"use client";

import { ClipboardPaste, LifeBuoy } from "lucide-react";
import { useEffect, useState } from "react";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { PasteLogDialog, prepareLogDialogs, SupportTicketDialog } from "#components/incident/logs/dialogs.ts";
import { Panel } from "#components/incident/panel.tsx";
import { AddRequestIds } from "#components/incident/panels/add-request-ids.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Time } from "#components/ui/time.tsx";

/** How many are drawn before somebody asks for more, and how many more then. */
const FIRST = 5;
const PAGE = 100;

/** The failed calls, as Intercom's support can look them up. */
export function RequestIdsPanel() {
  const { record, may } = useIncidentOnPage();
  const { requestIds } = record;
  const [shown, setShown] = useState(FIRST);
  const [opened, setOpened] = useState<"paste" | "ticket" | null>(null);
  const close = () => setOpened(null);
  const more = requestIds.length - shown;
  useEffect(prepareLogDialogs, []);
  return (
    <Panel
      id="request-ids"
      title={requestIds.length === 0 ? "Request ids" : `Request ids (${requestIds.length})`}
      action={
        requestIds.length === 0 ? undefined : (
          <CopyButton
            text={requestIds.map(({ id }) => id).join("\n")}
            what={requestIds.length === 1 ? "request id" : "all request ids"}
          />
        )
      }
    >
      {requestIds.length === 0 ? (
        <p className="text-14 text-muted">
          None yet. They come with a triage that is attached, from a log, or by hand; Intercom's support asks for them.
        </p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {requestIds.slice(0, shown).map(({ id, endpoint, status, code, at }) => (
            <li key={id} className="flex flex-col gap-1 py-2 first:pt-0">
              <div className="flex items-start gap-1">
                <code className="min-w-0 flex-1 py-1 font-mono text-12 break-all">{id}</code>
                <CopyButton text={id} what={`request id ${id}`} iconOnly />
              </div>
              <p className="figures flex flex-wrap gap-x-3 text-12 wrap-anywhere text-muted">
                {endpoint === null ? null : <span className="font-mono">{endpoint}</span>}
                {status === null ? null : <span>HTTP {status}</span>}
                {code === null ? null : <span className="font-mono">{code}</span>}
                {at === null ? null : <Time at={at} />}
              </p>
            </li>
          ))}
        </ul>
      )}
      {more > 0 ? (
        <Button size="small" className="self-start" onClick={() => setShown(shown + PAGE)}>
          Show more ({more})
        </Button>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {may("attach-log") ? (
          <Button size="small" onClick={() => setOpened("paste")}>
            <ClipboardPaste aria-hidden="true" />
            Paste a log
          </Button>
        ) : null}
        <Button size="small" onClick={() => setOpened("ticket")}>
          <LifeBuoy aria-hidden="true" />
          Ticket for Intercom support
        </Button>
      </div>
      {may("add-request-ids") ? <AddRequestIds /> : null}
      {opened === "paste" ? <PasteLogDialog onClose={close} /> : null}
      {opened === "ticket" ? <SupportTicketDialog onClose={close} /> : null}
    </Panel>
  );
}
