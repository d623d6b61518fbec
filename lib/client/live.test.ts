import { describe, expect, it } from "vitest";
import { type Heard, liveUpdates } from "#lib/client/live.ts";
import { handClock, handStreams } from "#lib/client/live-testing.ts";

const START = Date.parse("2026-11-22T12:03:00Z");

/** A page that has begun to listen. `random` gives the middle of every spread, so that a first retry comes after 500 ms. */
function page() {
  const time = handClock(START);
  const streams = handStreams();
  const live = liveUpdates({ open: streams.open, clock: time.clock, random: () => 0.5 });
  const heard: Heard[] = [];
  const shown: string[] = [];
  live.hear((change) => heard.push(change));
  live.watch(() => {
    const { status } = live.state();
    if (status !== shown.at(-1)) shown.push(status);
  });
  live.start();
  return { time, streams, live, heard, shown };
}

function livePage() {
  const here = page();
  here.streams.say("hearing");
  here.heard.length = 0;
  return here;
}

describe("a page that follows the stream", () => {
  it("given an open connection, then it is live only once the server hears the database", () => {
    const { streams, live, heard } = page();
    streams.say("beat");
    expect(live.state()).toEqual({ status: "connecting" });
    streams.say("hearing");
    expect(live.state()).toEqual({ status: "live" });
    // What changed after the page was made and before now was told to nobody.
    expect(heard).toEqual([{ kind: "everything" }]);
  });

  it("given a change, then it is told; what this version does not know is not", () => {
    const { streams, heard } = livePage();
    streams.say("change", '{"kind":"incident","number":42,"version":7}');
    streams.say("change", '{"kind":"from-the-future"}');
    streams.say("change", "<html>");
    expect(heard).toEqual([{ kind: "incident", number: 42, version: 7 }]);
  });

  it("given a server that says the same again, then everything is not asked for again", () => {
    const { streams, heard } = livePage();
    streams.say("hearing");
    expect(heard).toEqual([]);
  });

  it("given no answer at first, then it says so after two seconds, since when the page began", () => {
    const { time, live } = page();
    time.pass(1_999);
    expect(live.state()).toEqual({ status: "connecting" });
    time.pass(1);
    expect(live.state()).toEqual({ status: "not-live", since: START });
  });
});

describe("a connection that breaks off", () => {
  it("given a server that is back at once, then nothing flashes, and what was missed is asked for", () => {
    const { time, streams, shown, heard } = livePage();
    streams.breakOff();
    time.pass(500);
    expect(streams.count()).toBe(2);
    streams.say("hearing");
    time.pass(10_000);
    expect(shown).toEqual(["live"]);
    expect(heard).toEqual([{ kind: "everything" }]);
  });

  it("given one that stays away, then it is not live since the last thing heard, and is tried ever more rarely", () => {
    const { time, streams, live } = livePage();
    time.pass(8_000);
    streams.say("beat");
    time.pass(1_000);
    streams.breakOff();
    const tries = [500, 1_000, 2_000, 4_000, 5_000, 5_000].map((wait) => {
      time.pass(wait - 1);
      const before = streams.count();
      time.pass(1);
      streams.breakOff();
      return streams.count() - before;
    });
    expect(tries).toEqual([1, 1, 1, 1, 1, 1]);
    expect(live.state()).toEqual({ status: "not-live", since: START + 8_000 });
  });

  it("given that it was live again, then the next try is soon again", () => {
    const { time, streams } = livePage();
    streams.breakOff();
    time.pass(500);
    streams.breakOff();
    time.pass(1_000);
    streams.say("hearing");
    streams.breakOff();
    const before = streams.count();
    time.pass(500);
    expect(streams.count()).toBe(before + 1);
  });

  it("given many pages, then they do not come back in one instant", () => {
    const waits = [0, 0.999].map((random) => {
      const time = handClock(START);
      const streams = handStreams();
      liveUpdates({ open: streams.open, clock: time.clock, random: () => random }).start();
      streams.breakOff();
      for (let wait = 0; ; wait += 5) {
        if (streams.count() === 2) return wait;
        time.pass(5);
      }
    });
    expect(waits).toEqual([375, 625]);
  });

  it("given words of a connection that was given up, then they count for nothing", () => {
    const { time, streams, live } = livePage();
    streams.breakOff();
    time.pass(500);
    time.pass(3_000);
    streams.sayLate(0, "hearing");
    expect(live.state().status).toBe("not-live");
  });
});

describe("a server that lost the database", () => {
  it("given deaf, then it is not live although the heart beats, and no new connection is made", () => {
    const { time, streams, live } = livePage();
    streams.say("deaf");
    for (let beats = 0; beats < 6; beats += 1) {
      time.pass(10_000);
      streams.say("beat");
    }
    expect(live.state()).toEqual({ status: "not-live", since: START });
    expect(streams.count()).toBe(1);
    streams.say("hearing");
    expect(live.state()).toEqual({ status: "live" });
  });
});

describe("a silence", () => {
  it("given not even a beat for 25 s, then it is not live since the last one, and is connected anew", () => {
    const { time, streams, live } = livePage();
    time.pass(10_000);
    streams.say("beat");
    time.pass(25_000);
    expect(live.state()).toEqual({ status: "live" });
    time.pass(2_000);
    expect(live.state()).toEqual({ status: "not-live", since: START + 10_000 });
    expect(streams.count()).toBe(2);
    expect(streams.openNow()).toBe(1);
  });

  it("given a proxy that holds everything back, then it tries again and again, one connection at a time", () => {
    const { time, streams } = page();
    time.pass(120_000);
    expect(streams.count()).toBeGreaterThan(3);
    expect(streams.openNow()).toBe(1);
  });
});

describe("a machine that slept, or whose clock was set", () => {
  it.each([
    3_600_000, -3_600_000,
  ])("given a jump of %i ms, then it connects anew at the next look, and is not live before it heard", (ms) => {
    const { time, streams, live } = livePage();
    time.jump(ms);
    time.pass(1_000);
    expect(streams.count()).toBe(2);
    expect(live.state()).toEqual({ status: "connecting" });
    streams.say("hearing");
    expect(live.state()).toEqual({ status: "live" });
  });

  it("given a clock that was set back, then it does not say that it will have been live", () => {
    const { time, live } = livePage();
    time.jump(-3_600_000);
    time.pass(5_000);
    const state = live.state();
    expect(state.status === "not-live" && state.since <= time.clock.now()).toBe(true);
  });
});

describe("what the browser tells of the page", () => {
  it("given the network is back, then it connects at once", () => {
    const { streams, time, live } = livePage();
    streams.breakOff();
    time.pass(500);
    streams.breakOff();
    const before = streams.count();
    live.online();
    expect(streams.count()).toBe(before + 1);
    expect(streams.openNow()).toBe(1);
    expect(live.state()).toEqual({ status: "connecting" });
  });

  it("given that the server would refuse it, then it tries no more often than it may", () => {
    const { streams, time, live } = livePage();
    live.holdBack(10_000);
    for (let tries = 0; tries < 5; tries += 1) {
      streams.breakOff();
      time.pass(9_999);
      expect(streams.openNow()).toBe(0);
      time.pass(1);
    }
    live.holdBack(0);
    streams.breakOff();
    time.pass(5_000);
    expect(streams.openNow()).toBe(1);
  });

  it("given a tab that is hidden for ten seconds, then it gives its connection back, and listens again once it is seen", () => {
    const { streams, time, live, heard, shown } = livePage();
    live.hidden();
    time.pass(9_999);
    expect(live.state()).toEqual({ status: "live" });
    time.pass(1);
    expect(live.state()).toEqual({ status: "resting" });
    expect(streams.openNow()).toBe(0);
    expect(time.waiting()).toBe(0);
    time.pass(3_600_000);
    live.visible();
    streams.say("hearing");
    expect(shown).toEqual(["live", "resting", "connecting", "live"]);
    expect(heard).toEqual([{ kind: "everything" }]);
  });

  it("given a tab that nobody sees at first, then it opens nothing until it is seen", () => {
    const time = handClock(START);
    const streams = handStreams();
    const live = liveUpdates({ open: streams.open, clock: time.clock, random: () => 0.5 });
    live.start(true);
    time.pass(60_000);
    live.hidden();
    live.online();
    time.pass(60_000);
    expect(live.state()).toEqual({ status: "resting" });
    expect(streams.count()).toBe(0);
    live.visible();
    streams.say("hearing");
    expect(live.state()).toEqual({ status: "live" });
    expect(streams.count()).toBe(1);
  });

  it("given a tab that is seen again soon, then its connection was never closed", () => {
    const { streams, time, live } = livePage();
    live.hidden();
    time.pass(9_000);
    live.visible();
    streams.say("beat");
    time.pass(20_000);
    streams.say("beat");
    time.pass(20_000);
    streams.say("beat");
    time.pass(20_000);
    expect(live.state()).toEqual({ status: "live" });
    expect(streams.count()).toBe(1);
  });

  it("given that it waits for its next try when it is seen, then it tries at once", () => {
    const { streams, time, live } = livePage();
    for (const wait of [500, 1_000, 2_000]) {
      streams.breakOff();
      time.pass(wait);
    }
    streams.breakOff();
    const before = streams.count();
    live.visible();
    expect(streams.count()).toBe(before + 1);
  });

  it("given that the page goes, then nothing stays open and nothing is waited for", () => {
    const { streams, time, live } = livePage();
    live.hidden();
    live.stop();
    expect(streams.openNow()).toBe(0);
    expect(time.waiting()).toBe(0);
    live.online();
    live.visible();
    expect(streams.count()).toBe(1);
  });

  it("given a page that is shown again after it went, then it follows again", () => {
    const { streams, live } = livePage();
    live.stop();
    live.start();
    live.start();
    expect(streams.openNow()).toBe(1);
    streams.say("hearing");
    expect(live.state()).toEqual({ status: "live" });
  });
});

describe("what may have gone unheard", () => {
  it("given a page that was just sent and goes live, then nothing has", () => {
    const { streams, live } = page();
    streams.say("hearing");
    expect(live.gaps()).toBe(0);
  });

  it.each<[string, (here: ReturnType<typeof page>) => void]>([
    ["a connection that broke off", ({ streams }) => streams.breakOff()],
    ["a server that lost the database", ({ streams }) => streams.say("deaf")],
    ["a silence", ({ time }) => time.pass(27_000)],
    ["another network", ({ live }) => live.online()],
    [
      "a sleep",
      ({ time }) => {
        time.jump(60_000);
        time.pass(1_000);
      },
    ],
    [
      "a rest",
      ({ live, time }) => {
        live.hidden();
        time.pass(10_000);
      },
    ],
    [
      "a page that went and came back",
      ({ live }) => {
        live.stop();
        live.start();
      },
    ],
  ])("given %s, then something has, and whoever watches is told", (_name, happen) => {
    const here = livePage();
    let told = 0;
    here.live.watch(() => {
      told = here.live.gaps();
    });
    happen(here);
    expect(told).toBeGreaterThan(0);
    expect(told).toBe(here.live.gaps());
  });

  it("given a rest, then what was asked during it is behind when the page is seen again", () => {
    const { time, live } = livePage();
    live.hidden();
    time.pass(10_000);
    const resting = live.gaps();
    live.visible();
    expect(live.gaps()).toBeGreaterThan(resting);
  });
});
