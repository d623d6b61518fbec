import { describe, expect, it } from "vitest";
import { paced } from "#components/monitor/paced.ts";
import { handClock } from "#lib/client/live-testing.ts";

type Answering = { random?: () => number; answersAfterMs?: number };

function asking({ random = () => 0.5, answersAfterMs = 0 }: Answering = {}) {
  const time = handClock(0);
  const asked: string[] = [];
  const { want, stop } = paced({
    clock: time.clock,
    random,
    ask: (what) => {
      asked.push(`${what} at ${time.clock.now()}`);
      return answersAfterMs === 0
        ? Promise.resolve()
        : new Promise((answer) => time.clock.after(answersAfterMs, () => answer()));
    },
  });
  /** In steps, so that whatever has its answer goes on from it. */
  const pass = async (ms: number, stepMs = 25) => {
    for (let passed = 0; passed < ms; passed += stepMs) {
      time.pass(stepMs);
      await new Promise((done) => setImmediate(done));
    }
  };
  return { time, pass, asked, want, stop };
}

const MONITOR = { what: ["monitor"], atMostEveryMs: 0, isUrgent: true };
const LISTS = { what: ["incidents"], atMostEveryMs: 0, isUrgent: false };
const SAMPLES = { what: ["samples"], atMostEveryMs: 5_000, isUrgent: true };

/** Of all places in its spread. */
async function timesOf(touched: typeof MONITOR): Promise<number[]> {
  const times = [0, 0.25, 0.5, 0.999].map(async (random) => {
    const { pass, asked, want } = asking({ random: () => random });
    want([touched]);
    await pass(3_000);
    return Number(asked[0]?.split(" at ")[1]);
  });
  return Promise.all(times);
}

describe("asking again", () => {
  it("given 500 pages that hear of one change, then they ask within a quarter of a second, and not in one instant", async () => {
    expect(await timesOf(MONITOR)).toEqual([0, 62.5, 125, 249.75]);
  });

  it("given what nobody waits for, then they ask for it within two seconds", async () => {
    expect(await timesOf(LISTS)).toEqual([0, 500, 1_000, 1_998]);
  });

  it("given many changes at once, then each thing is asked for once", async () => {
    const { pass, asked, want } = asking();
    for (let changes = 0; changes < 20; changes += 1) want([MONITOR, SAMPLES]);
    await pass(1_000);
    expect(asked).toEqual(["monitor at 125", "samples at 125"]);
  });

  it("given what is much work, then it is asked for again only after its time, and not forgotten", async () => {
    const { pass, asked, want } = asking();
    for (let second = 0; second < 12; second += 1) {
      want([SAMPLES]);
      await pass(1_000);
    }
    expect(asked).toEqual(["samples at 125", "samples at 5250", "samples at 10375"]);
  });

  it("given answers that are slower than the changes, then each is waited for, and one more asked for what came meanwhile", async () => {
    const { pass, asked, want } = asking({ answersAfterMs: 1_500 });
    for (let changes = 0; changes < 4; changes += 1) {
      want([MONITOR]);
      await pass(500);
    }
    await pass(10_000);
    // The last change came at 1500.
    expect(asked).toEqual(["monitor at 125", "monitor at 1750"]);
  });

  it("given a clock that was set back an hour, then nothing waits for that hour", async () => {
    const { time, pass, asked, want } = asking();
    want([SAMPLES]);
    await pass(1_000);
    time.jump(-3_600_000);
    want([SAMPLES]);
    await pass(250);
    expect(asked).toHaveLength(2);
  });

  it("given that the page goes, then nothing is asked for any more, not even what waits for an answer", async () => {
    const { pass, asked, want, stop } = asking({ answersAfterMs: 500 });
    want([MONITOR]);
    await pass(300);
    want([MONITOR, SAMPLES]);
    stop();
    await pass(5_000);
    expect(asked).toEqual(["monitor at 125"]);
  });
});
