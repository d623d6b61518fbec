"use client";

import { Dialog } from "@base-ui/react/dialog";
import { CommandInput, CommandRoot } from "cmdk";
import { Search } from "lucide-react";
import { useRef, useState } from "react";
import { incidentPath } from "#components/incident/paths.ts";
import { incidentNamed } from "#components/palette/incident-address.ts";
import { matchActions } from "#components/palette/match-actions.ts";
import type { PaletteAction } from "#components/palette/palette-action.ts";
import { PaletteList } from "#components/palette/palette-list.tsx";
import { useFoundIncidents } from "#components/palette/use-found-incidents.ts";
import { BACKDROP } from "#components/ui/popup-classes.ts";
import { useReturnFocus } from "#components/ui/use-return-focus.ts";

/** At the top of the screen, where the keyboard of a phone does not cover it. */
const POPUP =
  "fixed z-50 inset-x-2 top-2 flex max-h-[calc(100dvh-1rem)] flex-col overflow-hidden rounded-8 bg-raised shadow-float outline-none " +
  "sm:inset-x-auto sm:top-[12dvh] sm:left-1/2 sm:max-h-[70dvh] sm:w-[40rem] sm:-translate-x-1/2 " +
  "transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";

export type PaletteDialogProps = {
  actions: readonly PaletteAction[];
  /** Leads to a page of ours. */
  go: (path: string) => void;
  onClose: () => void;
};

/**
 * Search or jump: commands and incidents, by a few letters. Our own dialog (Base UI, as all of ours) around cmdk's list,
 * so that it looks and closes as the others do. Rendered only while it is open.
 */
export function PaletteDialog({ actions, go, onClose }: PaletteDialogProps) {
  useReturnFocus();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const { incidents, searching, failure } = useFoundIncidents(typed);
  const found = matchActions(actions, typed);

  const run = (action: () => void) => {
    onClose();
    // After the dialog has given the focus back: some actions put it elsewhere.
    setTimeout(action);
  };
  const open = (number: number) => run(() => go(incidentPath(number)));
  const isNothing = !searching && incidents.length === 0 && incidentNamed(typed) === null && found.length === 0;

  return (
    <Dialog.Root
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP} />
        <Dialog.Popup className={POPUP} initialFocus={field} aria-label="Search or jump">
          {/* We filter ourselves: incidents are found by the server, and both must keep their order. */}
          <CommandRoot
            label="Search or jump"
            shouldFilter={false}
            vimBindings={false}
            loop
            className="flex min-h-0 flex-col"
          >
            <div className="flex items-center gap-2 border-b border-line px-3">
              <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
              <CommandInput
                ref={field}
                value={typed}
                onValueChange={setTyped}
                maxLength={200}
                placeholder="Page, command, incident or words"
                className="min-h-12 min-w-0 flex-1 bg-transparent text-16 outline-none"
              />
            </div>
            <PaletteList typed={typed} actions={found} incidents={incidents} onRun={run} onOpen={open} />
            <p role="status" className="px-3 text-14 text-muted not-empty:py-2">
              {failure === undefined ? null : `Incidents cannot be searched now. ${failure.message}`}
              {failure === undefined && searching ? <span className="animate-late">Searching incidents</span> : null}
              {failure === undefined && isNothing ? "Nothing begins with these words." : null}
            </p>
          </CommandRoot>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
