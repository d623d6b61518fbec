import { changeIn } from "#lib/client/live-change.ts";
import type { Change } from "#lib/contracts/change.ts";

/** Whether what changes reaches this page by itself. */
export type LiveState =
  /** `connecting`: not yet, and not for long. `resting`: the tab is out of sight. */
  | { readonly status: "connecting" | "live" | "resting" }
  /** `since` is when it was last known to be live, by this machine's clock, in milliseconds since 1970. */
  | { readonly status: "not-live"; readonly since: number };

/** A change, or that anything may have changed: something could have been missed before this. */
export type Heard = Change | { readonly kind: "everything" };

type Listen = { readonly onEvent: (name: string, data: string) => void; readonly onLost: () => void };

export type LiveParts = {
  /** Opens the stream; `onLost` is called once when it breaks off, or could not be opened. */
  readonly open: (listen: Listen) => { readonly close: () => void };
  readonly clock: {
    readonly now: () => number;
    /** Calls back once after so many milliseconds, unless what it returns is called before. */
    readonly after: (ms: number, then: () => void) => () => void;
  };
  readonly random: () => number;
};

/** The names of the stream's events. */
export const LIVE_EVENTS = ["hearing", "deaf", "change", "beat"] as const;

/** A gap that is shorter is not worth a word. */
const GRACE_MS = 2_000;
/** The server's heart beats every 10 s. */
const SILENCE_MS = 25_000;
const LOOK_MS = 1_000;
/** Between two looks: then this machine has slept, or its clock was set, and the connection may have died unheard. */
const SLEPT_MS = 15_000;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 5_000;
/**
 * A tab that nobody sees gives its stream back: over HTTP/1.1 a browser opens six connections to a host, for all tabs together,
 * and streams of forgotten ones would leave none for the page that is looked at.
 */
const REST_AFTER_MS = 10_000;

const CONNECTING: LiveState = { status: "connecting" };

/**
 * Follows the server's stream: live from `hearing` on, until `deaf`, the end of the connection, or a silence. It connects again
 * by itself. The browser's own way to do so is not relied on: it gives up for ever at the first error of HTTP.
 */
export function liveUpdates({ open, clock, random }: LiveParts) {
  const watchers = new Set<() => void>();
  const hearers = new Set<(heard: Heard) => void>();
  let state = CONNECTING;
  let gaps = 0;
  let isStarted = false;
  let isHearing = false;
  let knownLiveAt = 0;
  let heardAt = 0;
  let lookedAt = 0;
  let retries = 0;
  let leastRetryMs = 0;
  let closeStream: (() => void) | undefined;
  const timers: { [Name in "retry" | "grace" | "look" | "rest"]?: () => void } = {};

  const tellWatchers = () => {
    for (const watcher of watchers) watcher();
  };
  const show = (next: LiveState) => {
    if (next.status === state.status) return;
    state = next;
    tellWatchers();
  };
  const miss = () => {
    gaps += 1;
    tellWatchers();
  };
  const tell = (heard: Heard) => {
    for (const hearer of hearers) hearer(heard);
  };
  const cancel = (...names: (keyof typeof timers)[]) => {
    for (const name of names) {
      timers[name]?.();
      delete timers[name];
    }
  };
  const later = (name: keyof typeof timers, ms: number, then: () => void) => {
    cancel(name);
    timers[name] = clock.after(ms, () => {
      delete timers[name];
      then();
    });
  };

  const admit = () => {
    cancel("grace");
    show({ status: "not-live", since: knownLiveAt });
  };
  const deafen = () => {
    if (!isHearing) return;
    isHearing = false;
    miss();
  };
  /** No longer hearing: said only where it lasts. */
  const doubt = () => {
    deafen();
    if (state.status !== "not-live" && timers.grace === undefined) later("grace", GRACE_MS, admit);
  };

  const drop = () => {
    deafen();
    cancel("retry");
    closeStream?.();
    closeStream = undefined;
  };
  const connect = () => {
    drop();
    heardAt = clock.now();
    let isOver = false;
    const stream = open({
      onEvent: (name, data) => {
        if (!isOver) hear(name, data);
      },
      onLost: () => {
        if (isOver) return;
        drop();
        doubt();
        const delay = Math.min(FIRST_RETRY_MS * 2 ** retries, LAST_RETRY_MS);
        retries += 1;
        later("retry", Math.max(leastRetryMs, delay * (0.75 + random() / 2)), connect);
      },
    });
    closeStream = () => {
      isOver = true;
      stream.close();
    };
  };
  const connectNow = () => {
    retries = 0;
    connect();
    doubt();
  };
  /** Whatever is open may be dead: it is live again only once it has heard again. */
  const connectAnew = () => {
    miss();
    if (state.status === "live") show(CONNECTING);
    connectNow();
  };

  const hear = (name: string, data: string) => {
    heardAt = clock.now();
    if (isHearing) knownLiveAt = heardAt;
    if (name === "deaf") doubt();
    if (name === "change") {
      const change = changeIn(data);
      if (change !== null) tell(change);
    }
    if (name === "hearing" && !isHearing) {
      isHearing = true;
      knownLiveAt = heardAt;
      retries = 0;
      cancel("grace");
      show({ status: "live" });
      tell({ kind: "everything" });
    }
  };

  const look = () => {
    const now = clock.now();
    const elapsed = now - lookedAt;
    lookedAt = now;
    // The clock was set back.
    knownLiveAt = Math.min(knownLiveAt, now);
    if (elapsed < 0 || elapsed > SLEPT_MS) {
      connectAnew();
    } else if (closeStream !== undefined && now - heardAt > SILENCE_MS) {
      admit();
      connectNow();
    }
    later("look", LOOK_MS, look);
  };

  const begin = () => {
    lookedAt = clock.now();
    show(CONNECTING);
    connectNow();
    later("look", LOOK_MS, look);
  };
  const end = () => {
    drop();
    cancel("grace", "look", "rest");
  };
  const rest = () => {
    end();
    miss();
    show({ status: "resting" });
  };

  return {
    state: (): LiveState => state,
    /** How often something may have gone unheard so far: what was asked for before the last time may be behind. */
    gaps: (): number => gaps,
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    hear(hearer: (heard: Heard) => void): () => void {
      hearers.add(hearer);
      return () => void hearers.delete(hearer);
    },
    /** @param isHidden whether nobody sees the page: it opens nothing then */
    start(isHidden = false) {
      if (isStarted) return;
      isStarted = true;
      if (knownLiveAt === 0) knownLiveAt = clock.now();
      else miss();
      if (isHidden) rest();
      else begin();
    },
    /** From now on two tries are at least so many milliseconds apart: the server would refuse them, for instance. */
    holdBack(ms: number) {
      leastRetryMs = ms;
    },
    stop() {
      isStarted = false;
      end();
      show(CONNECTING);
    },
    /** The network is back, maybe another one. */
    online() {
      if (isStarted && state.status !== "resting") connectAnew();
    },
    hidden() {
      if (!isStarted || state.status === "resting") return;
      later("rest", REST_AFTER_MS, rest);
    },
    visible() {
      cancel("rest");
      if (!isStarted) return;
      if (state.status === "resting") {
        // It may have lain frozen since it last asked.
        miss();
        begin();
      } else if (closeStream === undefined) connectAnew();
    },
  };
}
