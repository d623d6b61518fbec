import { setTimeout } from "node:timers/promises";
import { Random } from "#lib/services/seed/random.ts";
import { type Simulator, startSimulator } from "#simulator/server.ts";
import type { SlackMessage } from "#simulator/slack/messages.ts";
import { startServer, temporaryFolder } from "../../e2e/support/app.ts";
import type { Program } from "../../e2e/support/processes.ts";
import { Senders } from "./senders.ts";

type Plan = {
  /** Messages, shared out over the incidents. */
  readonly sends: number;
  readonly incidents: number;
  readonly kills: number;
  /** The faults and their moments follow from it. */
  readonly seed: number;
  readonly port: number;
  readonly say: (line: string) => void;
};

export type Summary = {
  arrived: number;
  /** Switches of Slack to each fault. */
  faultsPlayed: Record<string, number>;
  /** Attempts beyond the first, over all messages: lookups too. */
  moreAttempts: number;
  slowestRestartMs: number;
  lastedMs: number;
  /** What must be empty. */
  faults: string[];
};

const CHANNEL = "C0INCIDENTS";
const FAULTS = ["down", "rate-limited", "drops-after-accepting"] as const;
/** How much of the time Slack works. */
const WELL = 0.7;
/** After the last kill: the longest waits between attempts, several times. */
const PATIENCE_MS = 300_000;

/**
 * Posts messages through the real server while Slack fails in turns and the server is killed with SIGKILL: each message must arrive
 * exactly once, those of an incident in their order and under its first one.
 */
export async function slackRounds({ sends, incidents, kills, seed, port, say }: Plan): Promise<Summary> {
  const random = new Random(seed);
  const folder = await temporaryFolder();
  const simulator = await startSimulator({ port: 0 });
  const env = {
    INTERCOM_ACCESS_TOKEN: "soak-token",
    INTERCOM_API_URL: `${simulator.url}/intercom`,
    STATUS_PAGE_URL: `${simulator.url}/status`,
    SLACK_BOT_TOKEN: "xoxb-soak",
    SLACK_CHANNEL: CHANNEL,
    SLACK_API_URL: `${simulator.url}/slack/api/`,
  };
  const summary: Summary = {
    arrived: 0,
    faultsPlayed: {},
    moreAttempts: 0,
    slowestRestartMs: 0,
    lastedMs: 0,
    faults: [],
  };
  const done = new AbortController();
  let server = await startServer(port, folder.path, env);
  try {
    const began = performance.now();
    const senders = await Senders.signUp(`http://localhost:${port}`);
    const posting = Promise.all(
      Array.from({ length: incidents }, (_, index) => senders.post(sends / incidents, new Random(seed, index + 1))),
    );
    const disturbing = disturb(simulator, new Random(seed, 0), summary.faultsPlayed, done.signal);
    for (let kill = 1; kill <= kills; kill += 1) {
      const at = Math.floor((sends * kill) / (kills + 1));
      await arrivals(simulator, at);
      await setTimeout(random.whole(0, 300));
      const restartMs = await killAndStart();
      summary.slowestRestartMs = Math.max(summary.slowestRestartMs, restartMs);
      say(`Kill ${kill} of ${kills}, after ${at} had arrived: back in ${(restartMs / 1000).toFixed(1)} s`);
    }
    await posting;
    done.abort();
    await disturbing;
    await play(simulator, "healthy");
    for (const number of senders.texts.keys()) await settled(senders, number, summary);
    summary.lastedMs = performance.now() - began;
    const messages = await everyMessage(simulator);
    summary.arrived = messages.length;
    summary.faults.push(...faultsIn(messages, senders.texts));
  } finally {
    done.abort();
    await server.stop();
    await simulator.close();
  }
  if (summary.faults.length === 0) await folder.remove();
  else say(`The data folder is kept: ${folder.path}`);
  return summary;

  async function killAndStart(): Promise<number> {
    await kill(server);
    const from = performance.now();
    server = await startServer(port, folder.path, env);
    return performance.now() - from;
  }
}

async function kill(server: Program): Promise<void> {
  await server.stop("SIGKILL");
}

/** Switches Slack between well and some fault, a moment each. */
async function disturb(
  simulator: Simulator,
  random: Random,
  played: Record<string, number>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const mode = random.chance(WELL) ? "healthy" : random.pick(FAULTS);
    if (mode !== "healthy") played[mode] = (played[mode] ?? 0) + 1;
    await play(simulator, mode);
    await setTimeout(random.whole(100, 900), undefined, { signal }).catch(() => {});
  }
}

async function play({ url }: Simulator, slack: string): Promise<void> {
  const answer = await fetch(`${url}/control`, { method: "PUT", body: JSON.stringify({ slack }) });
  if (!answer.ok) throw new Error(await answer.text());
}

async function everyMessage({ url }: Simulator): Promise<SlackMessage[]> {
  const answer = await fetch(`${url}/control/slack`);
  // The simulator's own contract.
  return ((await answer.json()) as { messages: SlackMessage[] }).messages;
}

async function arrivals(simulator: Simulator, count: number): Promise<void> {
  await until(`${count} messages have arrived`, async () => (await everyMessage(simulator)).length >= count);
}

/** Waits until nothing of the incident waits any more. */
async function settled(senders: Senders, number: number, summary: Summary): Promise<void> {
  await until(`all of INC-${number} is sent`, async () =>
    (await senders.deliveries(number)).every(
      ({ state }) => state === "sent" || state === "failed" || state === "doubtful",
    ),
  );
  const deliveries = await senders.deliveries(number);
  for (const { attempts } of deliveries) summary.moreAttempts += attempts - 1;
  const stuck = deliveries.filter(({ state }) => state !== "sent");
  summary.faults.push(...stuck.map(({ seq, state, reason }) => `INC-${number}, ${seq}: ${state}: ${reason}`));
}

function faultsIn(messages: readonly SlackMessage[], texts: ReadonlyMap<number, readonly string[]>): string[] {
  const faults: string[] = [];
  for (const [number, written] of texts) {
    // The first one reads as the incident's end by now.
    const ofIt = new Set(written);
    const answers = messages.filter(({ text }) => ofIt.has(text));
    const [threadTs] = answers.map((answer) => answer.threadTs);
    const head = messages.filter(({ ts }) => ts === threadTs);
    if (head.length !== 1 || head[0]?.threadTs !== null) faults.push(`INC-${number}: it has ${head.length} heads`);
    if (!head[0]?.text.includes("RESOLVED")) faults.push(`INC-${number}: its head does not say how it ended`);
    if (answers.some((answer) => answer.threadTs !== threadTs)) faults.push(`INC-${number}: not all is in one thread`);
    const heard = answers.map(({ text }) => text);
    const expected = written.slice(1);
    if (heard.join("\n") !== expected.join("\n")) {
      const doubled = heard.filter((text, index) => heard.indexOf(text) !== index);
      const lost = expected.filter((text) => !heard.includes(text));
      faults.push(`INC-${number}: doubled ${doubled.join(", ")}; lost ${lost.join(", ")}; or out of order`);
    }
  }
  const expected = [...texts.values()].reduce((sum, written) => sum + written.length, 0);
  if (messages.length !== expected) faults.push(`${messages.length} messages arrived of ${expected}`);
  return faults;
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const patience = performance.now() + PATIENCE_MS;
  while (!(await isSo().catch(() => false))) {
    if (performance.now() > patience) throw new Error(`waited in vain until ${what}`);
    await setTimeout(50);
  }
}
