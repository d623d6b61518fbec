import type { Suspicion } from "#lib/contracts/monitor.ts";
import type { JobData, NoticeChannel } from "#lib/db/job-kinds.ts";
import { findSuspicion } from "#lib/db/suspicions.ts";
import { env, type RunningEnv } from "#lib/env.ts";
import { sendEvent } from "#lib/integrations/pagerduty/client.ts";
import { slackAdvice, troubleWords } from "#lib/integrations/slack/advice.ts";
import { postMessage } from "#lib/integrations/slack/post-message.ts";
import type { JobOutcome } from "#lib/jobs/outcome.ts";
import { pagerDutyEvent } from "#lib/jobs/suspicion-event.ts";
import { suspicionText } from "#lib/jobs/suspicion-text.ts";
import { failureWords } from "#lib/triage/exchange.ts";

type Notice = JobData<"notify-suspicion">;

/** One attempt; those that fail are made again. */
const DEADLINE_MS = 10_000;

/** Tells one channel that a suspicion was raised or has ended. */
export async function notifySuspicion(notice: Notice, signal: AbortSignal): Promise<JobOutcome> {
  const running = env();
  // Each process works on its own kind alone; but what the simulator caused must never page anybody, however it came here.
  if (notice.simulated !== running.simulated) {
    const from = notice.simulated ? "the simulator" : "a real Intercom";
    return dropped(`it is about ${from}, which this process does not watch`);
  }
  const suspicion = await findSuspicion(notice.suspicionId);
  if (suspicion === null) return dropped("its suspicion is gone");
  if (notice.event === "ended" && suspicion.endedAt === null) return dropped("its suspicion has not ended");
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]);
  return SENDERS[notice.channel]({ event: notice.event, suspicion, running, signal: deadline });
}

type Sending = {
  readonly event: Notice["event"];
  readonly suspicion: Suspicion;
  readonly running: RunningEnv;
  readonly signal: AbortSignal;
};

const SENDERS: Readonly<Record<NoticeChannel, (sending: Sending) => Promise<JobOutcome>>> = {
  pagerduty: toPagerDuty,
  slack: toSlack,
};

async function toPagerDuty({ event, suspicion, running, signal }: Sending): Promise<JobOutcome> {
  if (running.pagerDuty === null) return again("PAGERDUTY_ROUTING_KEY is not set here");
  const answer = await sendEvent(running.pagerDuty, pagerDutyEvent(event, suspicion, running.publicUrl), signal);
  switch (answer.kind) {
    case "accepted":
      return { kind: "done" };
    case "busy":
      return again(`PagerDuty: HTTP ${answer.status}`, answer.retryAfterSeconds);
    case "unreachable":
      return again(`PagerDuty: ${failureWords(answer.code)}`);
    case "refused":
      return failed(`PagerDuty: HTTP ${answer.status}, ${answer.reason}. See PAGERDUTY_ROUTING_KEY.`);
    default:
      return answer satisfies never;
  }
}

async function toSlack({ event, suspicion, running, signal }: Sending): Promise<JobOutcome> {
  const { slack, publicUrl } = running;
  if (slack === null) return again("Slack is not set up here");
  const outcome = await postMessage(slack, { text: suspicionText(event, suspicion, publicUrl) }, signal);
  switch (outcome.kind) {
    case "posted":
      return { kind: "done" };
    case "busy":
      return again(troubleWords(outcome), outcome.retryAfterSeconds);
    case "unreachable":
      return again(troubleWords(outcome));
    case "refused":
      return failed(`${troubleWords(outcome)}. ${slackAdvice(slack.kind, outcome.code)}`);
    default:
      return outcome satisfies never;
  }
}

function dropped(reason: string): JobOutcome {
  return { kind: "dropped", reason };
}

function again(reason: string, afterSeconds: number | null = null): JobOutcome {
  return { kind: "again", reason, afterSeconds };
}

function failed(reason: string): JobOutcome {
  return { kind: "failed", reason };
}
