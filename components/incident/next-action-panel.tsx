"use client";

import { ArrowRight } from "lucide-react";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { type NextAction, nextActionOf } from "#components/incident/next-action.ts";
import { postmortemPath } from "#components/incident/paths.ts";
import { useCommand } from "#components/incident/use-command.ts";
import { useFetchedPostmortem } from "#components/incident/use-postmortem.ts";
import { Button } from "#components/ui/button.tsx";
import { useCurrentSecond } from "#components/ui/clock.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

type NextActionPanelProps = {
  onUpdate: () => void;
  onResolve: () => void;
  onCause: () => void;
  onMitigation: () => void;
};

/** What the incident needs most, with the one button that does it. */
export function NextActionPanel(props: NextActionPanelProps) {
  const { record, mayCommand } = useIncidentOnPage();
  const postmortem = useFetchedPostmortem(record.number);
  const action = nextActionOf(record, postmortem?.progress, new Date(useCurrentSecond() * 1_000));
  const isOver = action.kind === "write-postmortem" || action.kind === "open-postmortem";
  return (
    <div className="flex flex-col items-start gap-3">
      <p>
        <span className="block text-12 font-medium text-muted">What next</span>
        {action.why}
      </p>
      {isOver ? (
        <LinkButton href={postmortemPath(record.number)} variant={mayCommand ? "primary" : "secondary"} size="large">
          {mayCommand ? action.label : "Open the postmortem"}
          <ArrowRight aria-hidden="true" />
        </LinkButton>
      ) : mayCommand ? (
        <NextActionButton action={action} {...props} />
      ) : null}
    </div>
  );
}

/** One button for every kind, so that focus stays on it when the next action follows from the press. */
function NextActionButton({
  action,
  onUpdate,
  onResolve,
  onCause,
  onMitigation,
}: NextActionPanelProps & { action: NextAction }) {
  const { record, me } = useIncidentOnPage();
  const { give, sending, failure } = useCommand();
  const expectedVersion = record.version;
  const press = () => {
    switch (action.kind) {
      case "acknowledge":
        return void give({ type: "acknowledge" }, "Acknowledged");
      case "take-command":
        return void give({ type: "set-commander", expectedVersion, commander: me }, "You are in command");
      case "update":
        return onUpdate();
      case "record-cause":
        return onCause();
      case "set-identified":
        return void give({ type: "set-status", expectedVersion, status: "IDENTIFIED" }, "Status: IDENTIFIED");
      case "record-mitigation":
        return onMitigation();
      case "set-monitoring":
        return void give({ type: "set-status", expectedVersion, status: "MONITORING" }, "Status: MONITORING");
      case "resolve":
        return onResolve();
      case "write-postmortem":
      case "open-postmortem":
        return;
      default:
        return action.kind satisfies never;
    }
  };
  return (
    <>
      <Button variant="primary" size="large" busy={sending} busyLabel="Sending" onClick={press}>
        {action.label}
      </Button>
      <FormFailure failure={failure} title="It was not done" fields={[]} />
    </>
  );
}
