/**
 * Five megabytes of mixed logs, pasted: how fast they are read, with what is found put together and the excerpt blacked out,
 * over a single pass of one regular expression over the same text, which finds nothing but what looks like an id.
 */
import { parseLog } from "#lib/logs/parse-log.ts";
import { quantile, report } from "./support/figures.ts";
import { mixedLog } from "./support/mixed-log.ts";

const AIM_OVER_REGEXP = 0.3;
const CHARACTERS = 5 * 1024 * 1024;
const WARM_UP = 5;
const ROUNDS = 30;

const ANY_ID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|req_[\w-]+/gi;

const log = mixedLog(CHARACTERS);

function bareRegExp(): number {
  let found = 0;
  for (const _ of log.matchAll(ANY_ID)) found += 1;
  return found;
}

function milliseconds(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

const { finds, moreFinds, lines, excerpt } = parseLog(log);
console.log(
  `${lines} lines: ${finds.length + moreFinds} failed calls, an excerpt of ${excerpt.length} characters; the expression matches ${bareRegExp()}`,
);
if (finds.some(({ status, code }) => status !== 429 || code !== "rate_limit_exceeded"))
  throw new Error("a call was misread");

const samples: { ours: number; bare: number }[] = [];
for (let i = 0; i < WARM_UP + ROUNDS; i += 1) {
  const one = { ours: milliseconds(() => parseLog(log)), bare: milliseconds(bareRegExp) };
  if (i >= WARM_UP) samples.push(one);
}
const median = (side: "ours" | "bare") =>
  quantile(
    samples.map((one) => one[side]),
    0.5,
  );
const speed = (side: "ours" | "bare") => CHARACTERS / 1024 / 1024 / (median(side) / 1_000);
console.log(
  `Medians: ours ${speed("ours").toFixed(0)} MB/s (${median("ours").toFixed(0)} ms), the expression ${speed("bare").toFixed(0)} MB/s`,
);
report("paste", {
  pasteOverRegExp: { value: speed("ours") / speed("bare"), aim: AIM_OVER_REGEXP, better: "higher" },
});
