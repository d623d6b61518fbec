import { describe, expect, test } from "vitest";
import { RATE_LIMIT, RateLimitWindow } from "#simulator/intercom/rate-limit.ts";
import { givenClock, givenSimulator } from "#simulator/test-simulator.ts";

const WINDOW_END = Date.parse("2026-11-22T03:04:10Z") / 1000;

function rateLimit({ headers }: { headers: Headers }) {
  return {
    limit: Number(headers.get("x-ratelimit-limit")),
    remaining: Number(headers.get("x-ratelimit-remaining")),
    reset: Number(headers.get("x-ratelimit-reset")),
  };
}

describe("rate limit", () => {
  test("counts down within a window of 10 seconds and begins anew after it", async () => {
    const clock = givenClock("2026-11-22T03:04:01.250Z");
    const simulator = await givenSimulator({ now: clock.now });

    expect(rateLimit(await simulator.get("/me"))).toEqual({ limit: 1667, remaining: 1666, reset: WINDOW_END });
    clock.advanceSeconds(8);
    expect(rateLimit(await simulator.get("/nothing"))).toEqual({ limit: 1667, remaining: 1665, reset: WINDOW_END });
    clock.advanceSeconds(1);
    expect(rateLimit(await simulator.get("/me"))).toEqual({ limit: 1667, remaining: 1666, reset: WINDOW_END + 10 });
  });

  test("belongs to the app: every token counts, a call without one does not", async () => {
    const clock = givenClock("2026-11-22T03:04:01Z");
    const simulator = await givenSimulator({ now: clock.now });

    await simulator.get("/me", "token-a");
    await simulator.get("/me", "token-b");
    await simulator.send("/intercom/me");

    expect(rateLimit(await simulator.get("/me")).remaining).toBe(1664);
  });

  test("a healthy Intercom refuses calls once the window is used up, until the next one begins", async () => {
    const clock = givenClock("2026-11-22T03:04:01Z");
    const simulator = await givenSimulator({ now: clock.now });
    const call = () => simulator.get("/me");
    for (let used = 0; used < RATE_LIMIT; used += 1) expect((await call()).status).toBe(200);

    const refused = await call();

    expect(refused.status).toBe(429);
    expect(refused.json.errors).toEqual([
      { code: "rate_limit_exceeded", message: "Exceeded rate limit of 1667 in 10_seconds" },
    ]);
    expect(rateLimit(refused)).toEqual({ limit: 1667, remaining: 0, reset: WINDOW_END });
    clock.advanceSeconds(9);
    expect((await call()).status).toBe(200);
  });

  test.each(["2026-11-22T03:04:00.000Z", "2026-11-22T03:04:09.999Z"])("at %s the window ends at 10 s", (instant) => {
    expect(new RateLimitWindow().take(new Date(instant)).reset).toBe(WINDOW_END);
  });
});
