/**
 * A postmortem that eight write together while their server is killed thirty times, once without a database for half a minute,
 * and a ninth types 5,000 edits offline; then fifty who type at once.
 */
import { fiftyAtOnce } from "./writing/fifty.ts";
import { seconds, writeThrough } from "./writing/rounds.ts";

const PORTS = { rounds: 4387, fifty: 4389 };

const seed = Number(process.env.SOAK_SEED ?? Date.now() % 2 ** 31);
const say = (line: string) => process.stdout.write(`${line}\n`);

say(`Seed ${seed}; SOAK_SEED=${seed} repeats these moments`);
const through = await writeThrough({
  writers: 8,
  kills: 30,
  editsAlone: 5_000,
  goneMs: 30_000,
  lifeMs: [2_000, 8_000],
  seed,
  port: PORTS.rounds,
  say,
});
for (const fault of through.faults) say(fault);
say(
  `${through.kills} kills: ${through.edits} edits, ${through.acknowledgedBeforeKills} of them acknowledged before a kill, ${through.waited} typed offline; ${through.versions} versions published meanwhile; saved at most ${seconds(through.slowestSavedMs)} after the server was back; ${through.faults.length} faults`,
);
const fifty = await fiftyAtOnce({ editors: 50, ms: 20_000, seed, port: PORTS.fifty });
for (const fault of fifty.faults) say(fault);
say(
  `${fifty.editors} editors at once: ${fifty.edits} edits in ${seconds(fifty.tookMs)}, all saved ${seconds(fifty.savedMs)} after the last; the server grew by ${fifty.grownMib} MiB at most; ${fifty.faults.length} faults`,
);
process.exitCode = through.faults.length + fifty.faults.length === 0 ? 0 : 1;
