import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, vi } from "vitest";
import { z } from "zod";
import type { DeliveryDecision, SlackDeliveries, SlackDelivery } from "#lib/contracts/slack-delivery.ts";
import { db } from "#lib/db/client.ts";
import type { RunningEnv } from "#lib/env.ts";
import { Command, type CommandInput, Declaration, type DeclarationInput } from "#lib/incident/command.ts";
import { stopQueue } from "#lib/jobs/queue.ts";
import { forgetJobs } from "#lib/jobs/testing.ts";
import { commandIncident } from "#lib/services/command-incident.ts";
import { decideDelivery } from "#lib/services/decide-delivery.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { listDeliveries } from "#lib/services/list-deliveries.ts";
import { actorWith, contextOf, openTestDatabase, settleTestEnv } from "#lib/services/testing.ts";
import { instant } from "#lib/text/instant.ts";

const responder = actorWith("responder");

type Simulator = { readonly url: string; close(): Promise<void> };

const Message = z.looseObject({ text: z.string(), ts: z.string(), threadTs: z.string().nullable() });
const Control = z.object({ slack: z.object({ messages: z.array(Message) }) });

/** Declares an incident and answers its number. */
export async function givenIncident(more: Partial<DeclarationInput> = {}): Promise<number> {
  const ctx = contextOf(responder);
  const input = Declaration.parse({
    severity: "P2",
    firstAlert: { text: "Replies fail", at: instant(ctx.now) },
    ...more,
  });
  return (await declareIncident({ ctx, input })).number;
}

/** Gives a command, and answers the number of the last event. */
export async function give(number: number, command: CommandInput): Promise<number> {
  const input = { number, command: Command.parse(command) };
  return (await commandIncident({ ctx: contextOf(responder), input })).version;
}

export function say(number: number, text: string, mention: "none" | "here" | "channel" = "none"): Promise<number> {
  return give(number, { type: "post-message", text, mention });
}

export async function deliveriesOf(number: number): Promise<SlackDelivery[]> {
  return (await listDeliveries({ ctx: contextOf(responder), input: { number } })).deliveries;
}

export async function statesOf(number: number): Promise<string[]> {
  return (await deliveriesOf(number)).map(({ state }) => state);
}

/** Lets every wait be over: of the deliveries, and of the jobs that look at them then. */
export async function skipSlackWaits(): Promise<void> {
  await db().slackDelivery.updateMany({ where: { state: "retrying" }, data: { nextAttemptAt: new Date() } });
  await db().$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE state = 'created' AND name LIKE 'send-slack%'`;
}

/** A database, a simulator that plays Slack, and a queue that each test starts for itself. Call it at the top of a file. */
export function slackTestBed(startSimulator: () => Promise<Simulator>) {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let simulator: Simulator;

  beforeAll(async () => {
    database = await openTestDatabase(inject("postgresUrl"));
  });
  beforeEach(async () => {
    simulator = await startSimulator();
    settle();
  });
  afterEach(async () => {
    await stopQueue();
    await forgetJobs();
    await db().slackDelivery.deleteMany();
    await simulator.close();
  });
  afterAll(() => database.close());

  function settle(changes: Partial<RunningEnv> = {}): void {
    const slack = botAt(`${simulator.url}/slack/api/`);
    settleTestEnv({ databaseUrl: database.url, simulated: true, slack, ...changes });
  }

  return {
    settle,
    databaseUrl: () => database.url,
    webhook: () => ({ slack: { kind: "webhook", url: `${simulator.url}/slack/services/T1/B1/X1` } }) as const,
    play: async (slack: string): Promise<void> => {
      const answer = await fetch(`${simulator.url}/control`, { method: "PUT", body: JSON.stringify({ slack }) });
      expect(answer.status).toBe(200);
    },
    received: async () => Control.parse(await (await fetch(`${simulator.url}/control`)).json()).slack.messages,
    /** Slack knows nothing any more of what was posted. */
    forgetSlack: async (): Promise<void> => {
      await simulator.close();
      simulator = await startSimulator();
      settle();
    },
  };
}

export function botAt(apiUrl: string): RunningEnv["slack"] {
  return { kind: "bot", token: "xoxb-1", channel: "#incidents", apiUrl };
}

export const within = <T>(look: () => T | Promise<T>) => vi.waitFor(look, { timeout: 30_000, interval: 50 });

/** Waits until each of the incident's deliveries has come to this state. */
export const statesAre = (number: number, states: readonly string[]) =>
  within(async () => expect(await statesOf(number)).toEqual(states));

export function decide(number: number, seq: number, decision: DeliveryDecision["decision"]): Promise<SlackDeliveries> {
  return decideDelivery({ ctx: contextOf(responder), input: { number, seq, decision } });
}
