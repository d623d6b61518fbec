import { describe, expect, it } from "vitest";
import { type KeySequence, NO_KEYS, press } from "#components/palette/key-sequence.ts";
import { SHORTCUT_IDS, shortcut } from "#components/palette/shortcuts.ts";

/** Presses keys 100 ms apart. @returns the shortcuts that they came to */
function pressed(...keys: string[]): (string | null)[] {
  let sequence: KeySequence = NO_KEYS;
  return keys
    .map((key, index) => {
      const after = press(sequence, key, 1_000 + index * 100);
      sequence = after.keys;
      return after.whole;
    })
    .filter((whole) => whole !== null);
}

describe("press", () => {
  it.each(SHORTCUT_IDS)("given the keys of %s, comes to it", (id) => {
    expect(pressed(...shortcut(id).keys)).toEqual([id]);
  });

  it.each([
    [["g", "g", "d"], ["dashboard"]],
    [["x", "g", "i"], ["incidents"]],
    [["g", "c"], []],
    [["g", "x", "d"], []],
    [["d"], []],
    [["G", "D"], []],
    [
      ["c", "c"],
      ["declare", "declare"],
    ],
    [["g", "d", "d"], ["dashboard"]],
    [["g", "?", "g", "s"], ["settings"]],
  ])("given %j, comes to %j", (keys, ids) => {
    expect(pressed(...keys)).toEqual(ids);
  });

  it("given a second key that comes late, does not join it to the first", () => {
    const { keys } = press(NO_KEYS, "g", 1_000);
    expect(press(keys, "d", 2_500).whole).toBe("dashboard");
    expect(press(keys, "d", 2_501).whole).toBeNull();
    expect(press(keys, "c", 60_000).whole).toBe("declare");
  });
});

describe("the table of shortcuts", () => {
  it("has no shortcut that another one begins with: the longer could never be pressed", () => {
    const written = SHORTCUT_IDS.map((id) => shortcut(id).keys.join(" "));
    const hidden = written.filter((keys) => written.some((other) => other !== keys && keys.startsWith(`${other} `)));
    expect(hidden).toEqual([]);
    expect(new Set(written).size).toBe(written.length);
  });
});
