import { describe, expect, it } from "vitest";
import { shownReadings } from "#components/dashboard/shown-readings.ts";
import { HISTORY_TO, reading } from "#components/dashboard/testing.ts";
import type { Reading } from "#lib/contracts/triage.ts";

const NOW = Date.parse(HISTORY_TO);
const ago = (seconds: number) => new Date(NOW - seconds * 1_000).toISOString();
const shown = (...known: Reading[][]) =>
  shownReadings(known, (at) => NOW - Date.parse(at) <= 60_000).map(({ probe, as }) => [probe, as]);

describe("shownReadings", () => {
  it("given fresh readings, shows each as it is now, in the order of the probes", () => {
    expect(shown([reading({ probe: "health", at: ago(5) }), reading({ at: ago(60) })])).toEqual([
      ["api", "now"],
      ["edge", "idle"],
      ["health", "now"],
    ]);
  });

  it("given one older than two intervals, shows it as it was then", () => {
    expect(shown([reading({ at: ago(5) }), reading({ probe: "search", at: ago(61) })])).toEqual([
      ["api", "now"],
      ["edge", "idle"],
      ["search", "then"],
    ]);
  });

  it("given an edge that was not asked lately, is idle only while the call with our token works and is fresh", () => {
    const edge = reading({ probe: "edge", state: "ok", at: ago(3_600) });
    expect(shown([reading({ at: ago(5) }), edge])).toContainEqual(["edge", "idle"]);
    expect(shown([reading({ at: ago(5), state: "fail" }), edge])).toContainEqual(["edge", "then"]);
    expect(shown([reading({ at: ago(90) }), edge])).toContainEqual(["edge", "then"]);
    expect(shown([reading({ at: ago(90) })])).toEqual([["api", "then"]]);
  });

  it("given two sources, takes the newer reading of each probe, whichever knows it", () => {
    const found = shownReadings(
      [
        [reading({ at: ago(1), value: "503", state: "fail" }), reading({ probe: "scope", at: ago(50), value: "old" })],
        [reading({ at: ago(20), value: "200" }), reading({ probe: "scope", at: ago(30), value: "new" })],
      ],
      () => true,
    );
    expect(found.map(({ probe, reading: known }) => [probe, known?.value])).toEqual([
      ["api", "503"],
      ["scope", "new"],
    ]);
  });
});
