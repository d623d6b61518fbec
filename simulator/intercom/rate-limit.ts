/** 10,000 calls a minute, as Intercom's headers show them: spread over windows of 10 seconds. */
export const RATE_LIMIT = 1667;
const WINDOW_SECONDS = 10;

/** What is left of the window after a call. */
export type Allowance = {
  remaining: number;
  /** Unix seconds, a multiple of 10. */
  reset: number;
  exceeded: boolean;
};

/** Counts calls in fixed windows that begin at every full 10 seconds of Unix time. */
export class RateLimitWindow {
  #reset = 0;
  #used = 0;

  take(now: Date): Allowance {
    const reset = windowEnd(now);
    if (reset !== this.#reset) {
      this.#reset = reset;
      this.#used = 0;
    }
    this.#used += 1;
    return { remaining: Math.max(0, RATE_LIMIT - this.#used), reset, exceeded: this.#used > RATE_LIMIT };
  }
}

/** The allowance of a window that others have used up. */
export function usedUp(now: Date): Allowance {
  return { remaining: 0, reset: windowEnd(now), exceeded: true };
}

function windowEnd(now: Date): number {
  const seconds = Math.floor(now.getTime() / 1000);
  return seconds - (seconds % WINDOW_SECONDS) + WINDOW_SECONDS;
}
