import { expect, test } from "@playwright/test";
import { writeThrough } from "../soak/writing/rounds.ts";

test("what several write together is there to the last mark after kills, a lost database and long work offline", async () => {
  // About 30 s on an idle machine; four starts of the server take their time on a busy one.
  test.setTimeout(240_000);
  const lines: string[] = [];
  const { faults, acknowledgedBeforeKills, waited, versions } = await writeThrough({
    writers: 4,
    kills: 2,
    editsAlone: 500,
    goneMs: 2_000,
    lifeMs: [1_000, 3_000],
    seed: Date.now() % 2 ** 31,
    port: 4376,
    say: (line) => lines.push(line),
  });
  expect(faults, lines.join("\n")).toEqual([]);
  expect(acknowledgedBeforeKills).toBeGreaterThan(100);
  expect(waited).toBeGreaterThan(500);
  expect(versions).toBeGreaterThan(0);
});
