import { expect, test } from "@playwright/test";
import { slackRounds } from "../soak/slack/rounds.ts";

test("each message reaches Slack once and in order, though Slack fails in turns and the server is killed", async () => {
  // About half a minute on an idle machine; one that has much else to do takes ten times that.
  test.setTimeout(600_000);
  const lines: string[] = [];
  const { faults, arrived } = await slackRounds({
    sends: 50,
    incidents: 2,
    kills: 2,
    seed: Date.now() % 2 ** 31,
    port: 4280,
    say: (line) => lines.push(line),
  });
  expect(faults, lines.join("\n")).toEqual([]);
  expect(arrived).toBe(50);
});
