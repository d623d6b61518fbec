import { describe, expect, it } from "vitest";
import { liveUpdates } from "#lib/client/live.ts";
import { handClock, handStreams, LISTENS_FROM, listening, livePage } from "#lib/client/live-testing.ts";

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
    const time = handClock(LISTENS_FROM);
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
    const { streams, live } = listening();
    streams.say("hearing");
    expect(live.gaps()).toBe(0);
  });

  it.each<[string, (here: ReturnType<typeof listening>) => void]>([
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
