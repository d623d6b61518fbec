import { describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { startQueue } from "#lib/jobs/queue.ts";
import {
  deliveriesOf,
  give,
  givenIncident,
  say,
  skipSlackWaits,
  slackTestBed,
  statesAre,
  statesOf,
  within,
} from "#lib/jobs/slack-testing.ts";
import { startSimulator } from "#simulator/server.ts";

const bed = slackTestBed(() => startSimulator({ port: 0 }));

const textsReceived = async () => (await bed.received()).map(({ text }) => text);

const redact = (number: number, entry: number) => give(number, { type: "redact-entry", entry, reason: null });

describe("a message whose entry is redacted", () => {
  test("given that it waits, then it is left out at once, and those behind it are sent", async () => {
    await startQueue();
    await bed.play("down");
    const number = await givenIncident();
    const tried = await say(number, "Secret one");
    const queued = await say(number, "Secret two");
    await say(number, "Fine");
    await statesAre(number, ["retrying", "queued", "queued"]);
    await redact(number, queued);
    expect((await deliveriesOf(number))[1]).toMatchObject({
      state: "left-out",
      text: "[redacted]",
      reason: "It was redacted before it was sent.",
    });
    await redact(number, tried);
    // At once, unless it was just tried again.
    await within(async () => expect((await statesOf(number))[0]).toBe("left-out"));
    await bed.play("healthy");
    await statesAre(number, ["left-out", "left-out", "sent"]);
    expect(await bed.received()).toMatchObject([{ text: "Fine", threadTs: null }]);
  });

  test("given that it failed, then nobody has to decide it any more", async () => {
    await startQueue();
    await bed.play("error:is_archived");
    const number = await givenIncident();
    const failed = await say(number, "Secret");
    await say(number, "Fine");
    await statesAre(number, ["failed", "queued"]);
    await bed.play("healthy");
    await redact(number, failed);
    await statesAre(number, ["left-out", "sent"]);
    expect(await textsReceived()).toEqual(["Fine"]);
  });

  test.each([
    ["had it", "sent"],
    ["did not have it", "left-out"],
  ])("given that it is in doubt, and that Slack %s, then it is %s once that is known", async (_what, state) => {
    await startQueue();
    await bed.play("drops-after-accepting");
    const number = await givenIncident();
    const doubtful = await say(number, "Secret");
    await statesAre(number, ["retrying"]);
    await redact(number, doubtful);
    expect(await statesOf(number)).not.toContain("left-out");
    // What stands there is another one's.
    const mark = "00000000-0000-4000-8000-000000000000";
    if (state === "left-out") await db().slackDelivery.updateMany({ data: { mark } });
    await bed.play("healthy");
    await skipSlackWaits();
    await statesAre(number, [state]);
    expect(await textsReceived()).toEqual(["Secret"]);
  });

  test("given one that only reads as if it were, then it is sent", async () => {
    await startQueue();
    const number = await givenIncident();
    await say(number, "[redacted]");
    await statesAre(number, ["sent"]);
    expect(await db().slackDelivery.count({ where: { state: "left-out" } })).toBe(0);
  });
});
