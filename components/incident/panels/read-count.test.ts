import { describe, expect, it } from "vitest";
import { readCount } from "#components/incident/panels/read-count.ts";

describe("readCount", () => {
  it.each([
    ["0", 0],
    ["1200", 1200],
    [" 12,000 ", 12_000],
    ["1 200", 1200],
    ["1'200", 1200],
  ])("given %j, then it is %d", (text, count) => {
    expect(readCount(text)).toBe(count);
  });

  it.each(["", "  "])("given %j, then it is unknown", (text) => {
    expect(readCount(text)).toBeNull();
  });

  it.each(["1.5", "-3", "1e3", "about 100", "0x10", "1234567890123456"])("given %j, then it is no number", (text) => {
    expect(readCount(text)).toBeUndefined();
  });
});
