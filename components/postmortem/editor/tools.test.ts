import { describe, expect, it } from "vitest";
import { ariaKeys, keysText, TOOLS } from "#components/postmortem/editor/tools.ts";

describe("keys of the toolbar", () => {
  it.each([
    ["Mod-b", "Ctrl+B", "⌘B", "Control+B", "Meta+B"],
    ["Mod-Shift-8", "Ctrl+Shift+8", "⌘⇧8", "Control+Shift+8", "Meta+Shift+8"],
    ["Mod-Shift-.", "Ctrl+Shift+.", "⌘⇧.", "Control+Shift+.", "Meta+Shift+."],
    ["Mod-Alt-c", "Ctrl+Alt+C", "⌘⌥C", "Control+Alt+C", "Meta+Alt+C"],
  ])("given %s, then they are written as on either machine", (keys, pc, mac, ariaPc, ariaMac) => {
    expect([keysText(keys, false), keysText(keys, true)]).toEqual([pc, mac]);
    expect([ariaKeys(keys, false), ariaKeys(keys, true)]).toEqual([ariaPc, ariaMac]);
  });

  it("given all tools, then no two have a name or a key in common", () => {
    const tools = TOOLS.flat();
    expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
    const keys = tools.flatMap((tool) => tool.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
