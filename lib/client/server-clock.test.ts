import { afterEach, describe, expect, it, vi } from "vitest";
import { noteServerDate, serverNow } from "#lib/client/server-clock.ts";

const NOW = Date.parse("2026-11-22T14:05:30.400Z");

/** An answer of a server whose clock shows something else than this machine's, and which wrote its header at once. */
function answer({ aheadMs = 0, tookMs = 0 }: { aheadMs?: number; tookMs?: number }): void {
  const askedAt = Date.now() - tookMs;
  noteServerDate(new Date(askedAt + aheadMs).toUTCString(), askedAt);
}

const aheadMs = () => serverNow() - Date.now();

describe("the server's time", () => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  afterEach(() => answer({}));

  it("given clocks that agree, then an answer that took long changes nothing", () => {
    answer({ tookMs: 8_000 });
    expect(aheadMs()).toBe(0);
  });

  it.each([-3_600_000, -4_000, 4_000, 3_600_000])(
    "given a server that is %d ms ahead, then it is met to the second",
    (ahead) => {
      answer({ aheadMs: ahead });
      expect(Math.abs(aheadMs() - ahead)).toBeLessThanOrEqual(500);
    },
  );

  it("given that it is known, then an answer that took long does not make the time jump", () => {
    answer({ aheadMs: 60_000 });
    const known = aheadMs();
    answer({ aheadMs: 60_000, tookMs: 8_000 });
    expect(aheadMs()).toBe(known);
  });

  it("given a clock that was put right, then nothing is left of what was known", () => {
    answer({ aheadMs: 60_000 });
    answer({});
    expect(aheadMs()).toBe(0);
  });

  it.each([null, "", "yesterday"])("given %j in place of a date, then nothing is learnt", (header) => {
    noteServerDate(header, Date.now());
    expect(aheadMs()).toBe(0);
  });
});
