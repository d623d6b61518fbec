"use client";

import { ChoiceStrip } from "#components/form/choice-strip.tsx";
import type { Mention } from "#lib/incident/event.ts";

const OPTIONS = [
  { value: "none", label: "Nobody" },
  { value: "here", label: "@here" },
  { value: "channel", label: "@channel" },
] as const satisfies readonly { value: Mention; label: string }[];

const WHAT_IT_DOES: Readonly<Record<Mention, string>> = {
  none: "Nobody is notified beyond what they chose in Slack for the channel.",
  here: "Notifies those in the channel who are active right now.",
  channel: "Notifies everybody in the channel, also those who are away or asleep.",
};

type MentionChoiceProps = {
  value: Mention;
  onChange: (mention: Mention) => void;
  /** It goes into a thread, which not everybody in the channel follows. */
  isInThread: boolean;
};

/** Whom the message calls: nobody, unless somebody says so. */
export function MentionChoice({ value, onChange, isInThread }: MentionChoiceProps) {
  return (
    <div className="flex flex-col gap-1">
      <p aria-hidden="true" className="text-14 font-medium">
        Whom to call
      </p>
      <ChoiceStrip legend="Whom to call" options={OPTIONS} value={value} onChange={onChange} />
      <p aria-live="polite" className="text-12 text-muted">
        {WHAT_IT_DOES[value]}
        {isInThread && value !== "none" ? " In a thread, Slack may tell only those who follow it." : null}
      </p>
    </div>
  );
}
