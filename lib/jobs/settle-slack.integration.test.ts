import { describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { closeJobQueue, openJobQueue } from "#lib/db/job-queue.ts";
import { startQueue, stopQueue } from "#lib/jobs/queue.ts";
import { decide, deliveriesOf, givenIncident, say, slackTestBed, statesAre } from "#lib/jobs/slack-testing.ts";
import { startSimulator } from "#simulator/server.ts";

const bed = slackTestBed(() => startSimulator({ port: 0 }));

const textsReceived = async () => (await bed.received()).map(({ text }) => text);

describe("a process that is killed", () => {
  test("given that it was between commit and sending, then the next one sends it once", async () => {
    await openJobQueue(bed.databaseUrl());
    const number = await givenIncident();
    await say(number, "First");
    await closeJobQueue(0);
    expect(await bed.received()).toEqual([]);
    await startQueue();
    await statesAre(number, ["sent"]);
    expect(await textsReceived()).toEqual(["First"]);
  });

  test.each([
    ["had it", true],
    ["did not have it", false],
  ])("given that it was sending, and that Slack %s, then it stands there once", async (_what, accepted) => {
    await startQueue();
    const number = await givenIncident();
    await say(number, "First");
    await statesAre(number, ["sent"]);
    await say(number, "Second");
    await statesAre(number, ["sent", "sent"]);
    const [head, second] = await bed.received();
    await stopQueue();
    // As its rows stood in the moment of the call.
    const lost = {
      state: "sending",
      inDoubt: true,
      ts: null,
      endedAt: null,
      nextAttemptAt: new Date(Date.now() + 500),
    };
    await db().slackDelivery.updateMany({
      where: { incidentNumber: number, ts: second?.ts ?? "" },
      data: accepted ? lost : { ...lost, mark: "00000000-0000-4000-8000-000000000000" },
    });
    await startQueue();
    await statesAre(number, ["sent", "sent"]);
    expect(await bed.received()).toMatchObject([
      { ts: head?.ts, text: "First" },
      { ts: second?.ts, text: "Second", threadTs: head?.ts },
      ...(accepted ? [] : [{ text: "Second", threadTs: head?.ts }]),
    ]);
  });
});

describe("a doubt that a person has to settle", () => {
  test("given a bot that may not read the channel, then it says which scope it needs, and goes on when told", async () => {
    await startQueue();
    const number = await givenIncident();
    await bed.play("drops-after-accepting");
    await say(number, "First");
    await say(number, "Second");
    await statesAre(number, ["retrying", "queued"]);
    await bed.play("history-refused");
    await statesAre(number, ["doubtful", "queued"]);
    const [doubtful, behind] = await deliveriesOf(number);
    expect(doubtful?.reason).toContain("channels:history");
    await expect(decide(number, behind?.seq ?? 0, "leave-out")).rejects.toMatchObject({ code: "not_now" });
    await decide(number, doubtful?.seq ?? 0, "was-sent");
    await statesAre(number, ["sent", "sent"]);
    expect(await textsReceived()).toEqual(["First", "Second"]);
  });

  test("given a webhook, then it is never sent again by itself, and once more where a person says so", async () => {
    bed.settle(bed.webhook());
    await startQueue();
    const number = await givenIncident();
    await bed.play("drops-after-accepting");
    await say(number, "First");
    await statesAre(number, ["doubtful"]);
    await bed.play("healthy");
    const [doubtful] = await deliveriesOf(number);
    expect(doubtful?.reason).toBe(
      "Slack: connection reset. It may have been posted: see in the channel whether it stands there.",
    );
    await say(number, "Second");
    await decide(number, doubtful?.seq ?? 0, "try-again");
    await statesAre(number, ["sent", "sent"]);
    expect(await textsReceived()).toEqual(["First", "First", "Second"]);
    await expect(decide(number, doubtful?.seq ?? 0, "try-again")).rejects.toMatchObject({ code: "not_now" });
  });
});
