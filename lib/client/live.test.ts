import { describe, expect, it } from "vitest";
import { liveUpdates } from "#lib/client/live.ts";
import { handClock, handStreams, LISTENS_FROM, listening, livePage } from "#lib/client/live-testing.ts";

describe("a page that follows the stream", () => {
  it("given an open connection, then it is live only once the server hears the database", () => {
    const { streams, live, heard } = listening();
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
    const { time, live } = listening();
    time.pass(1_999);
    expect(live.state()).toEqual({ status: "connecting" });
    time.pass(1);
    expect(live.state()).toEqual({ status: "not-live", since: LISTENS_FROM });
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
    expect(live.state()).toEqual({ status: "not-live", since: LISTENS_FROM + 8_000 });
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
      const time = handClock(LISTENS_FROM);
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
    expect(live.state()).toEqual({ status: "not-live", since: LISTENS_FROM });
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
    expect(live.state()).toEqual({ status: "not-live", since: LISTENS_FROM + 10_000 });
    expect(streams.count()).toBe(2);
    expect(streams.openNow()).toBe(1);
  });

  it("given a proxy that holds everything back, then it tries again and again, one connection at a time", () => {
    const { time, streams } = listening();
    time.pass(120_000);
    expect(streams.count()).toBeGreaterThan(3);
    expect(streams.openNow()).toBe(1);
  });
});

describe("a machine that slept, or whose clock was set", () => {
  it.each([3_600_000, -3_600_000])(
    "given a jump of %i ms, then it connects anew at the next look, and is not live before it heard",
    (ms) => {
      const { time, streams, live } = livePage();
      time.jump(ms);
      time.pass(1_000);
      expect(streams.count()).toBe(2);
      expect(live.state()).toEqual({ status: "connecting" });
      streams.say("hearing");
      expect(live.state()).toEqual({ status: "live" });
    },
  );

  it("given a clock that was set back, then it does not say that it will have been live", () => {
    const { time, live } = livePage();
    time.jump(-3_600_000);
    time.pass(5_000);
    const state = live.state();
    expect(state.status === "not-live" && state.since <= time.clock.now()).toBe(true);
  });
});
