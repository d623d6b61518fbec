import { Notice } from "#components/ui/notice.tsx";
import { ERROR_HINTS } from "#lib/runbook/error-hints.ts";

/** The runbook's row for a token that is not set, where it shows: these figures are played. */
export function SimulatedNotice() {
  const { cause, solution, detail } = ERROR_HINTS["token-not-set"];
  return (
    <Notice title={`These figures come from the simulator: ${cause.toLowerCase()}`}>
      <p>
        To ask the real Intercom: {solution}, then start Offhook again. {detail}
      </p>
    </Notice>
  );
}
