import { describe, expect, test } from "vitest";
import { makeRate } from "#lib/collab/rate.ts";

const limits = { messagesPerSecond: 10, messagesAtOnce: 20, bytesPerSecond: 100, bytesAtOnce: 1_000 };
const one = { messages: 1, bytes: 1 };

describe("what one person may send", () => {
  test("given many messages at once, then as many pass as may, and more with time", () => {
    const rate = makeRate(limits);
    const pass = (timeMs: number) => Array.from({ length: 30 }, () => rate.take("ann", one, timeMs)).filter(Boolean);
    expect(pass(0)).toHaveLength(20);
    expect(pass(500)).toHaveLength(5);
    expect(pass(60_000)).toHaveLength(20);
  });

  test("given many bytes, then they count beside the messages", () => {
    const rate = makeRate(limits);
    expect(rate.take("ann", { messages: 1, bytes: 1_001 }, 0)).toBe(false);
    expect(rate.take("ann", { messages: 1, bytes: 1_000 }, 0)).toBe(true);
    expect(rate.take("ann", { messages: 1, bytes: 100 }, 999)).toBe(false);
    expect(rate.take("ann", { messages: 1, bytes: 100 }, 1_000)).toBe(true);
  });

  test("given two people, then each has their own", () => {
    const rate = makeRate(limits);
    expect(rate.take("ann", { messages: 20, bytes: 0 }, 0)).toBe(true);
    expect(rate.take("ann", one, 0)).toBe(false);
    expect(rate.take("ben", one, 0)).toBe(true);
  });

  test("given a sweep, then those are forgotten who could send everything again, and nobody else", () => {
    const rate = makeRate(limits);
    rate.take("ann", { messages: 20, bytes: 0 }, 0);
    rate.take("ben", one, 0);
    rate.sweep(1_000);
    expect(rate.size).toBe(1);
    expect(rate.take("ann", { messages: 11, bytes: 0 }, 1_000)).toBe(false);
    rate.sweep(10_000);
    expect(rate.size).toBe(0);
  });
});
