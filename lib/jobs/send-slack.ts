import type { JobData } from "#lib/db/job-kinds.ts";
import { CALL_MS, claimNext, endClaim, queueTurnLater } from "#lib/db/slack-deliveries.ts";
import { env } from "#lib/env.ts";
import { callSlack } from "#lib/jobs/call-slack.ts";
import type { JobOutcome } from "#lib/jobs/outcome.ts";

/** After this a job of many messages leaves the rest to another one: a job that takes a minute counts as dead. */
const WORK_MS = 20_000;

/**
 * Sends an incident's waiting messages, one after another, until none is left or one has to wait. What happens to each is kept before
 * and after each call, so that the job itself never fails for what Slack does.
 */
export async function sendSlack(
  { number, simulated }: JobData<"send-slack">,
  signal: AbortSignal,
): Promise<JobOutcome> {
  const { simulated: watched, slack } = env();
  // Each process works on its own kind alone; but a drill must never be told as if it were real, however it came here.
  if (simulated !== watched)
    return { kind: "dropped", reason: "it is not about the Intercom that this process watches" };
  const leavesAt = performance.now() + WORK_MS;
  while (!signal.aborted) {
    if (performance.now() > leavesAt) return leaveRest(number, simulated);
    const turn = await claimNext(number);
    if (turn.kind === "nothing") return { kind: "done" };
    if (turn.kind === "later") {
      await queueTurnLater(number, turn);
      return { kind: "done" };
    }
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)]);
    const { ending, headIsGone } = await callSlack(turn.claim, slack, deadline);
    await endClaim(turn.claim, ending, headIsGone ? "gone" : "as-before");
  }
  return { kind: "again", reason: "this process stops", afterSeconds: null };
}

async function leaveRest(number: number, simulated: boolean): Promise<JobOutcome> {
  await queueTurnLater(number, { seq: 0, simulated, at: new Date() });
  return { kind: "done" };
}
