import { describe, expect, it } from "vitest";
import { chosenIn, NOW, searchOf, sidesOf } from "#components/postmortem/history/sides.ts";
import { version } from "#components/postmortem/history/testing.ts";

const VERSIONS = [version(9), version(7), version(3)];

describe("the two texts that are compared", () => {
  it.each([
    [NOW, [9, "now"]],
    [{ version: 9, with: "before" }, [7, 9]],
    [{ version: 3, with: "before" }, ["nothing", 3]],
    [{ version: 7, with: "now" }, [7, "now"]],
    [{ version: 3, with: 9 }, [3, 9]],
    [{ version: 9, with: 3 }, [3, 9]],
    [{ version: "now", with: 3 }, [3, "now"]],
    // Not loaded yet: the one after it is the newest that is older.
    [{ version: 8, with: "before" }, [7, 8]],
  ] as const)("given %j, then they are %j", (chosen, sides) => {
    expect(sidesOf(chosen, VERSIONS)).toEqual(sides);
  });

  it("given nothing was kept yet, then now is compared with nothing", () => {
    expect(sidesOf(NOW, [])).toEqual(["nothing", "now"]);
  });

  it("given a choice in the address bar, then it is the same again; and what is none is the usual one", () => {
    for (const chosen of [
      NOW,
      { version: 7, with: "now" },
      { version: 7, with: 3 },
      { version: "now", with: 3 },
    ] as const) {
      expect(chosenIn(searchOf(chosen))).toEqual(chosen);
    }
    expect(chosenIn(new URLSearchParams("version=-1&with=1e9&x=y"))).toEqual(NOW);
    expect(chosenIn(new URLSearchParams("version=9999999999999999999"))).toEqual(NOW);
  });
});
