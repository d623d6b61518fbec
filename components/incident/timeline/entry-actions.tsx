"use client";

import { Bookmark, BookmarkCheck, Eraser, Pencil, Undo2, X } from "lucide-react";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useActing } from "#components/incident/incident-context.tsx";
import { isRedactable } from "#components/incident/timeline/is-redactable.ts";
import type { Exported } from "#components/incident/timeline/timeline-view.ts";
import { useCommand } from "#components/incident/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { can, correctionsOf } from "#lib/incident/can.ts";
import type { CommandType } from "#lib/incident/command.ts";
import type { Entry } from "#lib/incident/state.ts";
import type { Status } from "#lib/runbook/incident-status.ts";

type EntryActionsProps = {
  entry: Entry;
  /** What the entry is called. */
  label: string;
  exported: Exported;
  /** Of the incident. */
  status: Status;
  onAmend: (entry: Entry) => void;
  onRetract: (entry: Entry) => void;
  onRedact: (entry: Entry) => void;
};

/** What can be done with an entry: correct it, take it back or undo that, show it in the postmortem, blank it for good. */
export function EntryActions({ entry, label, exported, status, onAmend, onRetract, onRedact }: EntryActionsProps) {
  const acting = useActing();
  const may = (type: CommandType) => can({ status }, acting, type);
  const { give, sending, failure } = useCommand();
  const { seq, retracted } = entry;
  const isTold = exported !== null;
  const what = `${label} ${seq}`;
  const corrections = correctionsOf(entry);
  const mayAmend = (corrections.time === true || corrections.text === true) && may("amend-entry");
  const mayRetract = corrections.retract === true && may("retract-entry");
  const mayRestore = retracted !== null && may("restore-entry");
  const mayMark = retracted === null && may("mark-entry");
  return (
    <>
      <div className="-my-1 ml-auto flex">
        {mayMark ? (
          <IconButton
            label={`Show in the postmortem: ${what}`}
            pressed={isTold}
            busy={sending}
            onPress={() =>
              void give(
                { type: "mark-entry", entry: seq, exported: !isTold },
                isTold ? "No longer in the postmortem" : "Shown in the postmortem",
              )
            }
          >
            {isTold ? <BookmarkCheck aria-hidden="true" /> : <Bookmark aria-hidden="true" />}
          </IconButton>
        ) : null}
        {mayAmend ? (
          <IconButton label={`Correct: ${what}`} onPress={() => onAmend(entry)}>
            <Pencil aria-hidden="true" />
          </IconButton>
        ) : null}
        {/* One button that changes its word, so that focus stays on it. */}
        {mayRetract || mayRestore ? (
          <IconButton
            key="retract"
            label={`${mayRestore ? "Undo the retraction" : "Retract"}: ${what}`}
            busy={sending && !mayMark}
            onPress={() =>
              mayRestore ? void give({ type: "restore-entry", entry: seq }, "Retraction undone") : onRetract(entry)
            }
          >
            {mayRestore ? <Undo2 aria-hidden="true" /> : <X aria-hidden="true" />}
            {mayRestore ? <span aria-hidden="true">Undo</span> : null}
          </IconButton>
        ) : null}
        {isRedactable(entry) && may("redact-entry") ? (
          <IconButton key="redact" label={`Redact for good: ${what}`} onPress={() => onRedact(entry)}>
            <Eraser aria-hidden="true" />
          </IconButton>
        ) : null}
      </div>
      {failure === undefined ? null : (
        <div className="basis-full">
          <FormFailure failure={failure} title="The entry was not changed" fields={[]} />
        </div>
      )}
    </>
  );
}

type IconButtonProps = {
  label: string;
  pressed?: boolean;
  busy?: boolean;
  onPress: () => void;
  children: React.ReactNode;
};

function IconButton({ label, pressed, busy = false, onPress, children }: IconButtonProps) {
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      busy={busy}
      onClick={onPress}
      className="min-w-8 pointer-coarse:min-w-11 [&_svg]:text-muted aria-pressed:[&_svg]:text-accent-ink"
    >
      {children}
    </Button>
  );
}
