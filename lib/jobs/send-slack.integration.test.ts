import { describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { queueWhatWaits } from "#lib/db/slack-records.ts";
import { serve } from "#lib/integrations/http/test-server.ts";
import { startQueue, stopQueue } from "#lib/jobs/queue.ts";
import {
  botAt,
  decide,
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

describe("an incident's messages", () => {
  test("given a bot, then the first one is the head, others stand under it, and it reads anew with each change of status", async () => {
    await startQueue();
    const number = await givenIncident();
    await say(number, "First <b> & <!channel>", "here");
    await say(number, "Second");
    const version = await give(number, { type: "set-status", status: "MONITORING", expectedVersion: 1 });
    await say(number, "Third");
    await give(number, { type: "resolve", fix: "Restarted", expectedVersion: version + 1 });
    await statesAre(number, ["sent", "sent", "sent", "sent", "sent"]);

    const [head, ...answers] = await bed.received();
    expect(head).toMatchObject({ channel: "#incidents", threadTs: null, updates: 2 });
    expect(head?.text).toContain("RESOLVED");
    expect(answers).toMatchObject([
      { text: "Second", threadTs: head?.ts, updates: 0 },
      { text: "Third", threadTs: head?.ts, updates: 0 },
    ]);
    expect((await deliveriesOf(number)).map(({ kind }) => kind)).toEqual(["post", "post", "edit", "post", "edit"]);
  });

  test("given a chosen mention, then it calls them, and nothing in the text does", async () => {
    await startQueue();
    const number = await givenIncident();
    await say(number, "Look <!channel>", "here");
    await statesAre(number, ["sent"]);
    expect(await bed.received()).toMatchObject([
      {
        text: "Look &lt;!channel&gt;",
        blocks: [
          { text: { type: "mrkdwn", text: "<!here>" } },
          { text: { type: "plain_text", text: "Look &lt;!channel&gt;" } },
        ],
      },
    ]);
  });

  test("given a webhook, then each is posted, and none is edited", async () => {
    bed.settle(bed.webhook());
    await startQueue();
    const number = await givenIncident();
    await say(number, "First");
    await give(number, { type: "set-status", status: "MONITORING", expectedVersion: 1 });
    await say(number, "Second");
    await statesAre(number, ["sent", "sent"]);
    expect(await bed.received()).toMatchObject([
      { via: "webhook", text: "First" },
      { via: "webhook", text: "Second" },
    ]);
  });

  test("given nothing told yet, then a change of status tells nothing", async () => {
    const number = await givenIncident();
    await give(number, { type: "set-status", status: "MONITORING", expectedVersion: 1 });
    expect(await deliveriesOf(number)).toEqual([]);
  });

  test("given a first message that was deleted in Slack, then edits leave it and the next message begins anew", async () => {
    await startQueue();
    const number = await givenIncident();
    await say(number, "First");
    await statesAre(number, ["sent"]);
    await bed.forgetSlack();
    await say(number, "Second");
    await say(number, "Third");
    await statesAre(number, ["sent", "sent", "sent"]);
    const [head, answer] = await bed.received();
    expect([head?.threadTs, answer?.threadTs]).toEqual([null, head?.ts]);

    await bed.forgetSlack();
    await give(number, { type: "set-status", status: "MONITORING", expectedVersion: 1 });
    await say(number, "Fourth");
    await statesAre(number, ["sent", "sent", "sent", "left-out", "sent"]);
    expect((await deliveriesOf(number))[3]?.reason).toContain("message_not_found");
    expect(await textsReceived()).toEqual(["Fourth"]);
  });
});

describe("trouble with Slack", () => {
  test.each(["down", "rate-limited", "unreachable", "reset", "garbage", "drops-after-accepting"])(
    "given that it is %s and then well, then each message arrives once and in order",
    async (mode) => {
      await startQueue();
      const number = await givenIncident();
      await say(number, "First");
      await statesAre(number, ["sent"]);
      await bed.play(mode);
      await say(number, "Second");
      await say(number, "Third");
      await within(async () => expect((await deliveriesOf(number))[1]).toMatchObject({ state: "retrying" }));
      const [, waiting, behind] = await deliveriesOf(number);
      expect(waiting?.reason).toMatch(/^Slack: /);
      const waits = Date.parse(waiting?.nextAttemptAt ?? "") - Date.now();
      expect(waits).toBeGreaterThan(0);
      expect(waits).toBeLessThanOrEqual(4_000);
      expect(behind).toMatchObject({ state: "queued", attempts: 0 });

      await bed.play("healthy");
      await statesAre(number, ["sent", "sent", "sent"]);
      expect(await textsReceived()).toEqual(["First", "Second", "Third"]);
    },
  );

  test.each(["hang", "hangs-after-accepting"])(
    "given that it %s, then changes go on at once, and the message arrives once",
    async (mode) => {
      await startQueue();
      await bed.play(mode);
      const number = await givenIncident();
      const began = performance.now();
      await say(number, "First");
      await give(number, { type: "set-status", status: "MONITORING", expectedVersion: 1 });
      expect(performance.now() - began).toBeLessThan(1_000);
      await within(async () => expect((await deliveriesOf(number))[0]).toMatchObject({ state: "retrying" }));
      expect((await deliveriesOf(number))[0]?.reason).toContain("It may have been posted");
      await bed.play("healthy");
      await statesAre(number, ["sent", "sent"]);
      expect(await bed.received()).toMatchObject([{ updates: 1 }]);
    },
  );

  test("given a Slack that asks for a minute, then it is asked again after that, also by the next process", async () => {
    const busy = await serve((_request, response) => response.writeHead(429, { "retry-after": "60" }).end());
    bed.settle({ slack: botAt(busy.url) });
    await startQueue();
    const number = await givenIncident();
    await say(number, "First");
    await statesAre(number, ["retrying"]);
    const [waiting] = await deliveriesOf(number);
    expect(Date.parse(waiting?.nextAttemptAt ?? "") - Date.now()).toBeGreaterThan(55_000);

    await stopQueue();
    await startQueue();
    const other = await givenIncident();
    await say(other, "Other");
    await statesAre(other, ["retrying"]);
    expect((await deliveriesOf(number))[0]).toEqual(waiting);
    expect(busy.requests).toHaveLength(2);
  });

  test("given a process without Slack, then one with it sends", async () => {
    bed.settle({ slack: null });
    await startQueue();
    const number = await givenIncident();
    await say(number, "First");
    await statesAre(number, ["retrying"]);
    expect((await deliveriesOf(number))[0]?.reason).toContain("SLACK_WEBHOOK_URL");
    bed.settle();
    await skipSlackWaits();
    await statesAre(number, ["sent"]);
  });

  test("given that it was tried for a day, then it has failed, and those behind it wait", async () => {
    await startQueue();
    await bed.play("down");
    const number = await givenIncident();
    await say(number, "First");
    await say(number, "Second");
    await statesAre(number, ["retrying", "queued"]);
    await db().slackDelivery.updateMany({ where: { state: "retrying" }, data: { attempts: 149 } });
    await skipSlackWaits();
    await statesAre(number, ["failed", "queued"]);
    const [failed] = await deliveriesOf(number);
    expect(failed?.reason).toContain("It was tried for about a day.");
    expect(failed?.endedAt).not.toBeNull();

    await bed.play("healthy");
    await decide(number, failed?.seq ?? 0, "try-again");
    await statesAre(number, ["sent", "sent"]);
    expect(await textsReceived()).toEqual(["First", "Second"]);
  });

  test("given one that waits for a person, then nothing is queued for those behind it, however often it is looked", async () => {
    await startQueue();
    await bed.play("error:channel_not_found");
    const number = await givenIncident();
    await say(number, "First");
    await say(number, "Second");
    await statesAre(number, ["failed", "queued"]);
    const jobs = () =>
      db()
        .$queryRaw`SELECT id FROM pgboss.job WHERE name = 'send-slack.simulated' AND data->>'number' = ${`${number}`}`;
    const before = await jobs();
    await queueWhatWaits(true);
    expect(await jobs()).toEqual(before);
  });

  test("given a queue that is not open, as in the terminal, then the change is made, and a server sends it", async () => {
    const number = await givenIncident();
    await say(number, "First");
    expect(await statesOf(number)).toEqual(["queued"]);
    await startQueue();
    await statesAre(number, ["sent"]);
  });
});
