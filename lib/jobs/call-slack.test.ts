import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Claim } from "#lib/db/slack-deliveries.ts";
import type { SlackTarget } from "#lib/integrations/slack/client.ts";
import { callSlack } from "#lib/jobs/call-slack.ts";
import { type Simulator, startSimulator } from "#simulator/server.ts";
import { WEB_API_ERRORS, WEBHOOK_ERRORS } from "#simulator/slack/errors.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});
beforeEach(() => play("healthy"));
afterAll(() => simulator.close());

const bot = (channel = "#incidents"): SlackTarget => ({
  kind: "bot",
  token: "xoxb-1",
  channel,
  apiUrl: `${simulator.url}/slack/api/`,
});
const webhook = (): SlackTarget => ({ kind: "webhook", url: `${simulator.url}/slack/services/T1/B1/X1` });

async function play(slack: string): Promise<void> {
  const answer = await fetch(`${simulator.url}/control`, { method: "PUT", body: JSON.stringify({ slack }) });
  expect(answer.status).toBe(200);
}

function claim(changes: Partial<Claim> = {}): Claim {
  const queuedAt = new Date();
  return {
    number: 42,
    seq: 7,
    simulated: true,
    kind: "post",
    text: "Hello",
    mention: "none",
    mark: randomUUID(),
    attempts: 1,
    queuedAt,
    inDoubt: false,
    head: null,
    endsAt: queuedAt,
    ...changes,
  };
}

const call = (given: Claim, slack: SlackTarget | null = bot()) => callSlack(given, slack, AbortSignal.timeout(10_000));

/** A message that stands in the simulator. */
async function givenHead(): Promise<{ channel: string; ts: string }> {
  const { ending } = await call(claim());
  if (ending.state !== "sent" || ending.channel === null || ending.ts === null) throw new Error("it was not sent");
  return { channel: ending.channel, ts: ending.ts };
}

/** These pass by themselves. */
const PASSING: readonly string[] = [
  "external_channel_migrating",
  "fatal_error",
  "internal_error",
  "message_limit_exceeded",
  "rate_limited",
  "ratelimited",
  "request_timeout",
  "service_unavailable",
  "team_added_to_org",
  "update_failed",
];
/** Of these Slack says that it may have done what it was asked. */
const IN_DOUBT: readonly string[] = ["fatal_error", "internal_error", "request_timeout"];

const LASTING = WEB_API_ERRORS.filter((code) => !PASSING.includes(code));

describe("an error that Slack documents", () => {
  test.each(LASTING)("given %s, then a post has failed, and it says what to do", async (code) => {
    await play(`error:${code}`);
    const { ending } = await call(claim());
    expect(ending).toMatchObject({ state: "failed", reason: expect.stringContaining(`Slack: ${code}. `) });
    // What is said where nothing better is known.
    expect(ending).not.toMatchObject({ reason: expect.stringContaining("See SLACK_BOT_TOKEN and SLACK_CHANNEL.") });
  });

  test.each(PASSING)("given %s, then it is tried again", async (code) => {
    await play(`error:${code}`);
    const { ending } = await call(claim({ attempts: 3 }));
    expect(ending).toMatchObject({ state: "retrying", waitMs: 8_000, inDoubt: IN_DOUBT.includes(code) });
  });

  test.each(WEB_API_ERRORS)("given %s, then an edit never holds back a post that would go", async (code) => {
    const head = await givenHead();
    await play(`error:${code}`);
    const { ending } = await call(claim({ kind: "edit", head }));
    const ofTheMessage = [
      "block_mismatch",
      "cant_update_message",
      "edit_window_closed",
      "is_inactive",
      "message_not_found",
      "msg_too_long",
      "streaming_state_conflict",
      "thread_not_found",
    ].includes(code);
    expect(ending.state).toBe(PASSING.includes(code) ? "retrying" : ofTheMessage ? "left-out" : "failed");
  });

  test.each(Object.keys(WEBHOOK_ERRORS))("given %s of a webhook, then it says what to do", async (code) => {
    await play(`error:${code}`);
    const { ending } = await call(claim(), webhook());
    if (code === "rollup_error") expect(ending).toMatchObject({ state: "retrying", inDoubt: false });
    else expect(ending).toMatchObject({ state: "failed", reason: expect.stringContaining(`Slack: ${code} (HTTP `) });
  });
});

describe("how long it waits", () => {
  test.each([
    [1, 2_000],
    [2, 4_000],
    [9, 512_000],
    [10, 600_000],
    [149, 600_000],
  ])("given attempt %i, then %i ms", async (attempts, waitMs) => {
    await play("down");
    expect((await call(claim({ attempts }))).ending).toMatchObject({ state: "retrying", waitMs });
  });

  test("given the last attempt, then it has failed, or is in doubt", async () => {
    await play("down");
    expect((await call(claim({ attempts: 150 }))).ending).toMatchObject({ state: "failed" });
    await play("reset");
    expect((await call(claim({ attempts: 150 }))).ending).toMatchObject({ state: "doubtful" });
  });
});

describe("a message that may have been posted", () => {
  test.each([
    ["in the channel", false],
    ["in the thread", true],
  ])("given that it stands %s, then it is found by its mark alone", async (_where, isAnswer) => {
    const head = isAnswer ? await givenHead() : null;
    const posted = claim({ head });
    const { ending } = await call(posted);
    await call(claim({ head }));
    expect(await call({ ...posted, inDoubt: true })).toEqual({ ending, headIsGone: false });
    expect((await call(claim({ head, inDoubt: true }))).ending).toEqual({ state: "queued" });
  });

  test("given a channel that cannot be read, then a person has to look", async () => {
    await call(claim());
    await play("history-refused");
    expect((await call(claim({ inDoubt: true }))).ending).toMatchObject({
      state: "doubtful",
      reason: expect.stringContaining("channels:history"),
    });
  });

  test("given a channel that nobody knows by its name, then a person has to look", async () => {
    expect((await call(claim({ inDoubt: true }), bot("#nowhere"))).ending).toMatchObject({
      state: "doubtful",
      reason: expect.stringContaining("Set SLACK_CHANNEL to the channel's id"),
    });
  });

  test.each(["down", "rate-limited", "hangs-after-accepting"])(
    "given a Slack that is %s, then the doubt stays, unless it can be read",
    async (mode) => {
      await call(claim());
      await play(mode);
      const { ending } = await call(claim({ inDoubt: true }));
      if (mode === "hangs-after-accepting") expect(ending).toEqual({ state: "queued" });
      else expect(ending).toMatchObject({ state: "retrying", inDoubt: true });
    },
  );

  test("given a webhook, then a person has to look", async () => {
    expect((await call(claim({ inDoubt: true }), webhook())).ending).toMatchObject({ state: "doubtful" });
  });
});

describe("another channel that was set up since", () => {
  test("given its id, then a thread begins there", async () => {
    const head = await givenHead();
    expect((await call(claim({ head }), bot("C0123456789"))).ending).toMatchObject({ channel: "C0123456789" });
    expect((await call(claim({ kind: "edit", head }), bot("C0123456789"))).ending).toMatchObject({ state: "left-out" });
  });
});
