"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { BACKDROP, LARGE_POPUP, POPUP } from "#components/ui/popup-classes.ts";
import { useReturnFocus } from "#components/ui/use-return-focus.ts";

type DialogProps = {
  onClose: () => void;
  title: string;
  description?: ReactNode;
  /** `large`: for what is much to look at; the whole of a phone's screen. */
  size?: "medium" | "large";
  children: ReactNode;
};

/**
 * A task that needs all attention: focus stays inside, Escape closes, focus goes back to where it came from. A press
 * outside does not close it, because that would lose what was typed. Render it only while it is open; where it is not
 * needed at once, by `lateDialog`.
 */
export function Dialog({ onClose, title, description, size = "medium", children }: DialogProps) {
  useReturnFocus();
  const popup = useRef<HTMLDivElement>(null);
  // To the first field; on a touch screen not, because its keyboard would cover the dialog before it was read.
  const firstField = (openedBy: string) =>
    openedBy === "touch" ? true : (popup.current?.querySelector<HTMLElement>("input, select, textarea") ?? true);
  return (
    <BaseDialog.Root
      open
      disablePointerDismissal
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={BACKDROP} />
        <BaseDialog.Popup ref={popup} className={size === "large" ? LARGE_POPUP : POPUP} initialFocus={firstField}>
          <div className="flex items-start justify-between gap-4">
            <div className="flex flex-col gap-1">
              <BaseDialog.Title className="text-20 font-semibold">{title}</BaseDialog.Title>
              {description === undefined ? null : (
                <BaseDialog.Description className="text-14 text-muted" render={<div />}>
                  {description}
                </BaseDialog.Description>
              )}
            </div>
            <BaseDialog.Close
              aria-label="Close"
              className="-m-2 grid size-11 shrink-0 place-items-center rounded-8 text-muted hover:bg-sunken hover:text-ink"
            >
              <X aria-hidden="true" className="size-4" />
            </BaseDialog.Close>
          </div>
          {children}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
