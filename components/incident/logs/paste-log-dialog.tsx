"use client";

import { useRef, useState } from "react";
import { LogInput } from "#components/incident/logs/log-input.tsx";
import { LogReview } from "#components/incident/logs/log-review.tsx";
import { useLogReading } from "#components/incident/logs/use-log-reading.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { ParsedLog } from "#lib/logs/parsed-log.ts";

/** Takes a log, shows what was found in it, and attaches what somebody chose. */
export function PasteLogDialog({ onClose }: { onClose: () => void }) {
  const [log, setLog] = useState<ParsedLog | null>(null);
  const [asksToClose, setAsksToClose] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { read, progress, complaint, stop } = useLogReading(setLog);
  const leave = () => {
    if (log === null && (field.current?.value ?? "") === "") onClose();
    else setAsksToClose(true);
  };
  return (
    <>
      <Dialog
        onClose={leave}
        size="large"
        title="Paste a log"
        description={
          log === null
            ? "Plain text, JSON lines, an HTTP dump or a stack trace, up to 5 MB. It is read in this browser and is sent nowhere."
            : "Only what you choose here is sent; the log itself stays in this browser."
        }
      >
        {/* It stays while the finds are looked at: what was typed is there on the way back. */}
        <div hidden={log !== null}>
          <LogInput
            field={field}
            onLog={(source) => void read(source)}
            progress={progress}
            complaint={complaint}
            onStop={stop}
          />
        </div>
        {log === null ? null : <LogReview log={log} onBack={() => setLog(null)} onCancel={leave} onDone={onClose} />}
      </Dialog>
      {asksToClose ? (
        <ConfirmDialog
          title="Close without attaching?"
          confirmLabel="Close"
          busyLabel="Closing"
          busy={false}
          danger
          onConfirm={onClose}
          onClose={() => setAsksToClose(false)}
        >
          The log and what was found in it are not kept.
        </ConfirmDialog>
      ) : null}
    </>
  );
}
