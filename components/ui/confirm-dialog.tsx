"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactNode, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { BACKDROP, POPUP } from "#components/ui/popup-classes.ts";
import { useReturnFocus } from "#components/ui/use-return-focus.ts";

type ConfirmDialogProps = {
  /** The question, for instance "Revoke the token “ci”?". */
  title: string;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** The verb, never "OK". */
  confirmLabel: string;
  busyLabel: string;
  busy: boolean;
  /** What went wrong when it was tried. */
  error?: string | undefined;
  danger?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something is destroyed. Focus starts on "Cancel": Enter by accident destroys nothing. Render it only while it is open. */
export function ConfirmDialog({
  title,
  children,
  confirmLabel,
  busyLabel,
  busy,
  error,
  danger = false,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  useReturnFocus();
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={BACKDROP} />
        <AlertDialog.Popup className={POPUP} initialFocus={cancel}>
          <div className="flex flex-col gap-2">
            <AlertDialog.Title className="text-20 font-semibold">{title}</AlertDialog.Title>
            <AlertDialog.Description className="text-14 text-muted" render={<div />}>
              {children}
            </AlertDialog.Description>
          </div>
          {error === undefined ? null : (
            <p role="alert" className="text-14 text-failing">
              {error}
            </p>
          )}
          <div className="flex flex-wrap justify-end gap-2">
            <Button ref={cancel} onClick={onClose}>
              Cancel
            </Button>
            <Button variant={danger ? "danger" : "primary"} busy={busy} busyLabel={busyLabel} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
