import { Button } from "#components/ui/button.tsx";

type FormActionsProps = { submit: string; sending: boolean; sendingLabel: string; onCancel: () => void };

/** The end of a form in a dialog. Submitting is off only while sending: a button that is off does not say what is missing. */
export function FormActions({ submit, sending, sendingLabel, onCancel }: FormActionsProps) {
  return (
    <div className="flex flex-wrap justify-end gap-2 pt-2">
      <Button onClick={onCancel}>Cancel</Button>
      <Button type="submit" variant="primary" busy={sending} busyLabel={sendingLabel}>
        {submit}
      </Button>
    </div>
  );
}
