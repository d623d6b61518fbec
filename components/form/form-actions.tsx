import { Button } from "#components/ui/button.tsx";

type FormActionsProps = {
  submit: string;
  sending: boolean;
  sendingLabel: string;
  /** Leaves, and keeps what is a draft. */
  onCancel: () => void;
  /** Forgets what was typed and is kept; undefined where nothing is. */
  onDiscard?: (() => void) | undefined;
};

/** The end of a form in a dialog. Submitting is off only while sending: a button that is off does not say what is missing. */
export function FormActions({ submit, sending, sendingLabel, onCancel, onDiscard }: FormActionsProps) {
  return (
    <div className="flex flex-wrap justify-end gap-2 pt-2">
      {onDiscard === undefined ? null : (
        <Button variant="quiet" className="mr-auto" onClick={onDiscard}>
          Discard
        </Button>
      )}
      <Button onClick={onCancel}>Cancel</Button>
      <Button type="submit" variant="primary" busy={sending} busyLabel={sendingLabel}>
        {submit}
      </Button>
    </div>
  );
}
