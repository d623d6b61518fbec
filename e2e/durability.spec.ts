import { expect, test } from "@playwright/test";
import { killRounds } from "../soak/kill/rounds.ts";

test("what was acknowledged survives kill -9 of everything, and nothing is half done", async () => {
  // About 15 s on an idle machine; four starts of everything take their time on a busy one.
  test.setTimeout(240_000);
  const lines: string[] = [];
  const { faults, acknowledged } = await killRounds({
    rounds: 3,
    commands: 60,
    seed: Date.now() % 2 ** 31,
    port: 4370,
    say: (line) => lines.push(line),
  });
  expect(faults, lines.join("\n")).toEqual([]);
  expect(acknowledged).toBeGreaterThan(100);
});
