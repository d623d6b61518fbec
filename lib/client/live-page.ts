import { LIVE_EVENTS, type LiveParts, type LiveState, liveUpdates } from "#lib/client/live.ts";

const openEventSource: LiveParts["open"] = ({ onEvent, onLost }) => {
  const source = new EventSource("/api/stream");
  for (const name of LIVE_EVENTS) {
    source.addEventListener(name, ({ data }: MessageEvent<string>) => onEvent(name, data));
  }
  source.addEventListener("error", () => {
    source.close();
    onLost();
  });
  return source;
};

/** The clock and the timers of this machine. */
export const pageClock: LiveParts["clock"] = {
  now: Date.now,
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

/** What this page hears of changes. */
export const live = liveUpdates({ open: openEventSource, clock: pageClock, random: Math.random });

/** Listens for as long as the page stands; what it returns ends it. */
export function keepLive(): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;
  const isHidden = () => document.visibilityState === "hidden";
  const look = () => (isHidden() ? live.hidden() : live.visible());
  const start = () => live.start(isHidden());
  start();
  document.addEventListener("visibilitychange", look, { signal });
  window.addEventListener("online", live.online, { signal });
  // A page that the browser keeps for the way back is frozen meanwhile, and an open connection would forbid keeping it.
  window.addEventListener("pagehide", live.stop, { signal });
  window.addEventListener("pageshow", start, { signal });
  return () => {
    leaving.abort();
    live.stop();
  };
}

const CONNECTING: LiveState = { status: "connecting" };

/** While the page that the server sent comes to life. */
export function liveOnServer(): LiveState {
  return CONNECTING;
}

/** Nothing can have gone unheard by then. */
export function gapsOnServer(): number {
  return 0;
}
