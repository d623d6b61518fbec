import type { OwnDraft } from "#components/form/use-own-draft.ts";
import { Button } from "#components/ui/button.tsx";

type FormActionsProps = {
  submit: string;
  sending: boolean;
  sendingLabel: string;
  /** What is done cannot be undone. */
  danger?: boolean;
  /** Leaves, and keeps what is a draft; undefined where there is nothing to leave. */
  onCancel?: (() => void) | undefined;
  /** What was typed, where it is kept: it can be discarded, which leaves too. */
  draft?: Pick<OwnDraft<unknown>, "isKept" | "discard">;
};

/** The end of a form. Submitting is off only while sending: a button that is off does not say what is missing. */
export function FormActions({ submit, sending, sendingLabel, danger = false, onCancel, draft }: FormActionsProps) {
  return (
    <div className="flex flex-wrap justify-end gap-2 pt-2">
      {draft?.isKept ? (
        <Button
          variant="quiet"
          className="mr-auto"
          onClick={() => {
            draft.discard();
            onCancel?.();
          }}
        >
          Discard
        </Button>
      ) : null}
      {onCancel === undefined ? null : <Button onClick={onCancel}>Cancel</Button>}
      <Button type="submit" variant={danger ? "danger" : "primary"} busy={sending} busyLabel={sendingLabel}>
        {submit}
      </Button>
    </div>
  );
}
