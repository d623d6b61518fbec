import { type Heard, type LiveParts, liveUpdates } from "#lib/client/live.ts";

/** A clock that goes on when it is told to, and calls back on the way. */
export function handClock(startsAt: number) {
  let now = startsAt;
  let timers: { at: number; then: () => void }[] = [];
  const clock: LiveParts["clock"] = {
    now: () => now,
    after: (ms, then) => {
      const timer = { at: now + ms, then };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  return {
    clock,
    /** How many callbacks are waited for. */
    waiting: () => timers.length,
    pass(ms: number) {
      const end = now + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.then();
      }
      now = end;
    },
    /** The time of day changes and no timer runs: the machine slept, or its clock was set. */
    jump(ms: number) {
      now += ms;
      timers = timers.map(({ at, then }) => ({ at: at + ms, then }));
    },
  };
}

type Opened = Parameters<LiveParts["open"]>[0] & { isClosed: boolean };

/** Streams that say what a test lets them say. */
export function handStreams() {
  const opened: Opened[] = [];
  const last = () => {
    const stream = opened.at(-1);
    if (stream === undefined) throw new Error("no stream was opened");
    return stream;
  };
  const open: LiveParts["open"] = (listen) => {
    const stream = { ...listen, isClosed: false };
    opened.push(stream);
    return {
      close: () => {
        stream.isClosed = true;
      },
    };
  };
  return {
    open,
    count: () => opened.length,
    /** Those that were not closed. */
    openNow: () => opened.filter(({ isClosed }) => !isClosed).length,
    say: (name: string, data = "{}") => last().onEvent(name, data),
    breakOff: () => last().onLost(),
    /** What a stream still says that has been given up. */
    sayLate: (index: number, name: string) => opened[index]?.onEvent(name, "{}"),
  };
}

export const LISTENS_FROM = Date.parse("2026-11-22T12:03:00Z");

/** A page that has begun to listen. `random` gives the middle of every spread, so that a first retry comes after 500 ms. */
export function listening() {
  const time = handClock(LISTENS_FROM);
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

/** And that is live by now. */
export function livePage() {
  const here = listening();
  here.streams.say("hearing");
  here.heard.length = 0;
  return here;
}
