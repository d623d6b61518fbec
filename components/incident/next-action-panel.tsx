"use client";

import { ArrowRight } from "lucide-react";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { hasHead, messageTrouble } from "#components/incident/messages/message-trouble.ts";
import { useMessages } from "#components/incident/messages/use-messages.ts";
import { type KnownBeside, type NextAction, nextActionOf } from "#components/incident/next-action.ts";
import type { PageParts } from "#components/incident/page-parts.ts";
import { postmortemPath, within } from "#components/incident/paths.ts";
import { useCommand } from "#components/incident/use-command.ts";
import { useFetchedPostmortem } from "#components/incident/use-postmortem.ts";
import { Button } from "#components/ui/button.tsx";
import { useCurrentSecond } from "#components/ui/clock.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

/** Of the button, for what presses it from elsewhere. */
export const NEXT_ACTION_ID = "next-action";

type NextActionPanelProps = { parts: PageParts };

/** What the incident needs most, with the one button that does it. */
export function NextActionPanel({ parts }: NextActionPanelProps) {
  const { record, mayCommand } = useIncidentOnPage();
  const action = nextActionOf(record, useKnownBeside(record.number), new Date(useCurrentSecond() * 1_000));
  const isOver = action.kind === "write-postmortem" || action.kind === "open-postmortem";
  return (
    <div className="flex flex-col items-start gap-3">
      <p>
        <span className="block text-12 font-medium text-muted">What next</span>
        {action.why}
      </p>
      {isOver ? (
        <LinkButton
          id={NEXT_ACTION_ID}
          href={within(postmortemPath(record.number), record)}
          variant={mayCommand ? "primary" : "secondary"}
          size="large"
        >
          {mayCommand ? action.label : "Open the postmortem"}
          <ArrowRight aria-hidden="true" />
        </LinkButton>
      ) : mayCommand ? (
        <NextActionButton action={action} parts={parts} />
      ) : null}
    </div>
  );
}

/** What decides beside the record, as far as the page has it. */
export function useKnownBeside(number: number): KnownBeside {
  const postmortem = useFetchedPostmortem(number);
  const { messages } = useMessages(number);
  const deliveries = messages?.deliveries;
  return {
    postmortem: postmortem?.progress,
    isUntold: messages !== undefined && messages.by !== null && hasHead(deliveries) === false,
    trouble: messageTrouble(deliveries)?.text,
  };
}

/** One button for every kind, so that focus stays on it when the next action follows from the press. */
function NextActionButton({ action, parts }: NextActionPanelProps & { action: NextAction }) {
  const { record, me } = useIncidentOnPage();
  const { give, sending, failure } = useCommand();
  const expectedVersion = record.version;
  const press = () => {
    switch (action.kind) {
      case "acknowledge":
        return void give({ type: "acknowledge" }, "Acknowledged");
      case "take-command":
        return void give({ type: "set-commander", expectedVersion, commander: me }, "You are in command");
      case "decide-message":
        return parts.jump("actions", "slack");
      case "post-message":
      case "update":
        return parts.update();
      case "end-waiting":
        return void give({ type: "end-waiting" }, "Not waiting any more");
      case "record-cause":
        return parts.cause();
      case "set-identified":
        return void give({ type: "set-status", expectedVersion, status: "IDENTIFIED" }, "Status: IDENTIFIED");
      case "record-mitigation":
        return parts.compose("mitigation");
      case "set-monitoring":
        return void give({ type: "set-status", expectedVersion, status: "MONITORING" }, "Status: MONITORING");
      case "resolve":
        return parts.resolve();
      case "write-postmortem":
      case "open-postmortem":
        return;
      default:
        return action.kind satisfies never;
    }
  };
  return (
    <>
      <Button id={NEXT_ACTION_ID} variant="primary" size="large" busy={sending} busyLabel="Sending" onClick={press}>
        {action.label}
      </Button>
      <FormFailure failure={failure} title="It was not done" fields={[]} />
    </>
  );
}
