import { expect, it } from "vitest";
import { initialsOf } from "#components/shell/initials.ts";

it.each([
  ["Ada King Lovelace", "AL"],
  ["ann", "A"],
  ["  Ann   Lee ", "AL"],
  ["\u{1F600} Smile", "\u{1F600}S"],
  ["", ""],
])("given %j, shows %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
