/** 1,000 messages to Slack, which fails in turns, while the server is killed 20 times. */
import { slackRounds } from "./slack/rounds.ts";

const seed = Number(process.env.SOAK_SEED ?? Date.now() % 2 ** 31);
const say = (line: string) => process.stdout.write(`${line}\n`);

say(`Seed ${seed}; SOAK_SEED=${seed} repeats these faults`);
const { arrived, faultsPlayed, moreAttempts, slowestRestartMs, lastedMs, faults } = await slackRounds({
  sends: 1_000,
  incidents: 10,
  kills: 20,
  seed,
  port: 4395,
  say,
});
for (const fault of faults) say(fault);
const played = Object.entries(faultsPlayed).map(([mode, count]) => `${mode} ${count} times`);
say(
  `${arrived} of 1000 messages arrived in ${(lastedMs / 1000).toFixed(0)} s; Slack was ${played.join(", ")}; ${moreAttempts} more attempts and lookups; slowest restart ${(slowestRestartMs / 1000).toFixed(1)} s; ${faults.length} faults`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
