import type { DeliveryDecision, SlackDelivery } from "#lib/contracts/slack-delivery.ts";

type Decision = DeliveryDecision["decision"];

/** What a person can decide about one that is stuck, in the order of its buttons. */
export type Choice = {
  readonly decision: Decision;
  readonly label: string;
  /** Asked before it is done; null where nothing can come twice and nothing goes. */
  readonly question: { readonly title: string; readonly text: string } | null;
};

const LEAVE_OUT: Choice = {
  decision: "leave-out",
  label: "Leave it out",
  question: {
    title: "Leave this message out?",
    text: "It is not posted any more, and those behind it go on. Its words stay in the record.",
  },
};

const CHOICES = {
  failed: [{ decision: "try-again", label: "Try again", question: null }, LEAVE_OUT],
  doubtful: [
    { decision: "was-sent", label: "It is in the channel", question: null },
    {
      decision: "try-again",
      label: "Post it again",
      question: {
        title: "Post it again?",
        text: "If it stands in the channel already, it will stand there twice. Look there first.",
      },
    },
    LEAVE_OUT,
  ],
} as const satisfies Partial<Record<SlackDelivery["state"], readonly Choice[]>>;

/** None where there is nothing to decide. */
export function choicesFor(state: SlackDelivery["state"]): readonly Choice[] {
  return state === "failed" || state === "doubtful" ? CHOICES[state] : [];
}
