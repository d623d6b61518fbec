import { Activity } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

type FirstRunProps = {
  /** Absent for who may not run triage. */
  onRun?: (() => void) | undefined;
  running: boolean;
  /** Whether the first run comes by itself. */
  isMonitored: boolean;
};

/** Before the first run ever: what will stand here, and the first step. */
export function FirstRun({ onRun, running, isMonitored }: FirstRunProps) {
  return (
    <>
      <h1 className="sr-only">Dashboard</h1>
      <EmptyState
        icon={<Activity />}
        title="No triage has run yet"
        action={
          onRun === undefined ? undefined : (
            <Button variant="primary" size="large" busy={running} busyLabel="Asking everybody at once" onClick={onRun}>
              Run the first triage
            </Button>
          )
        }
      >
        <p>
          A triage asks Intercom, its status page and our own health check at the same time and says whose problem it
          is: theirs, ours, or unknown. It takes at most five seconds and a handful of calls.
        </p>
        {isMonitored ? (
          <p>The monitor looks by itself: its first answer stands here within seconds.</p>
        ) : onRun === undefined ? (
          <p>
            Monitoring is switched off, and your role may look but not run: ask a responder to run the first triage.
          </p>
        ) : (
          <p>Monitoring is switched off: only people run triage.</p>
        )}
      </EmptyState>
    </>
  );
}
