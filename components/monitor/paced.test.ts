import { describe, expect, it } from "vitest";
import { paced } from "#components/monitor/paced.ts";
import { handClock } from "#lib/client/live-testing.ts";

function asking(random = () => 0.5) {
  const time = handClock(0);
  const asked: string[] = [];
  const { want, stop } = paced({
    clock: time.clock,
    random,
    ask: (what) => asked.push(`${what} at ${time.clock.now()}`),
  });
  return { time, asked, want, stop };
}

const MONITOR = { what: ["monitor"], atMostEveryMs: 0 };
const SAMPLES = { what: ["samples"], atMostEveryMs: 5_000 };

describe("asking again", () => {
  it("given 500 pages that hear of one change, then they ask within a quarter of a second, and not in one instant", () => {
    const times = [0, 0.25, 0.5, 0.999].map((random) => {
      const { time, asked, want } = asking(() => random);
      want([MONITOR]);
      time.pass(250);
      return asked;
    });
    expect(times).toEqual([["monitor at 0"], ["monitor at 62.5"], ["monitor at 125"], ["monitor at 249.75"]]);
  });

  it("given many changes at once, then each thing is asked for once", () => {
    const { time, asked, want } = asking();
    for (let changes = 0; changes < 20; changes += 1) want([MONITOR, SAMPLES]);
    time.pass(1_000);
    expect(asked).toEqual(["monitor at 125", "samples at 125"]);
  });

  it("given what is much work, then it is asked for again only after its time, and not forgotten", () => {
    const { time, asked, want } = asking();
    for (let second = 0; second < 12; second += 1) {
      want([SAMPLES]);
      time.pass(1_000);
    }
    expect(asked).toEqual(["samples at 125", "samples at 5250", "samples at 10375"]);
  });

  it("given a clock that was set back an hour, then nothing waits for that hour", () => {
    const { time, asked, want } = asking();
    want([SAMPLES]);
    time.pass(1_000);
    time.jump(-3_600_000);
    want([SAMPLES]);
    time.pass(250);
    expect(asked).toHaveLength(2);
  });

  it("given that the page goes, then nothing is asked for any more", () => {
    const { time, asked, want, stop } = asking();
    want([MONITOR]);
    stop();
    time.pass(1_000);
    expect(asked).toEqual([]);
  });
});
