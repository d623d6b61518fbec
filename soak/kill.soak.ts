/** kill -9 of everything, the database included, in the middle of 200 commands, 20 times. */
import { killRounds } from "./kill/rounds.ts";

const ROUNDS = 20;
const COMMANDS = 200;
const PORT = 4375;

const seed = Number(process.env.SOAK_SEED ?? Date.now() % 2 ** 31);
const say = (line: string) => process.stdout.write(`${line}\n`);

say(`Seed ${seed}; SOAK_SEED=${seed} repeats these moments`);
const { acknowledged, refused, cutOff, cutOffRecorded, slowestRestartMs, faults } = await killRounds({
  rounds: ROUNDS,
  commands: COMMANDS,
  seed,
  port: PORT,
  say,
});
for (const fault of faults) say(fault);
say(
  `${acknowledged} commands acknowledged, ${refused} refused over a conflict; ${cutOff} cut off and sent again, of which ${cutOffRecorded} had been recorded; slowest restart ${(slowestRestartMs / 1000).toFixed(1)} s; ${faults.length} faults`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
