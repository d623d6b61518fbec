import { describe, expect, test } from "vitest";
import { readWebhooks } from "#lib/triage/probes/webhooks.ts";
import type { WebhookTraffic } from "#lib/triage/webhook-traffic.ts";

const SECOND = 1_000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function lag(queueMs: number, transitMs: number): WebhookTraffic["lag"] {
  return { deliveries: 40, p95Ms: queueMs + transitMs, p95QueueMs: queueMs, p95TransitMs: transitMs };
}

function read(traffic: Partial<WebhookTraffic>) {
  return readWebhooks({ lag: null, silentForMs: null, usualSilenceMs: null, ...traffic });
}

describe("the lag", () => {
  test("given seconds, then webhooks are on time, also in the first week", () => {
    const expected = { state: "ok", value: "on time: p95 3 s", code: null, latencyMs: null, httpStatus: null };
    expect(read({ lag: lag(2 * SECOND, SECOND), silentForMs: SECOND })).toMatchObject(expected);
    expect(read({ lag: lag(2 * SECOND, SECOND), silentForMs: SECOND, usualSilenceMs: MINUTE })).toMatchObject(expected);
  });

  test("given more than 15 minutes, mostly before Intercom sends, then its queue is late", () => {
    expect(read({ lag: lag(21 * MINUTE, MINUTE) })).toMatchObject({
      state: "fail",
      code: "queue_late",
      value: "p95 22 min late: 21 min in Intercom's queue, 1 min on the way",
    });
  });

  test("given more than 15 minutes, mostly after Intercom's first attempt, then the way is late", () => {
    expect(read({ lag: lag(2 * SECOND, 3 * 60 * MINUTE) })).toMatchObject({
      state: "fail",
      code: "transit_late",
      value: "p95 3 h late: 2 s in Intercom's queue, 3 h on the way",
    });
  });

  test("given exactly 15 minutes, then it is not late yet; a millisecond more is", () => {
    expect(read({ lag: lag(15 * MINUTE, 0) })).toMatchObject({ state: "ok", value: "on time: p95 15 min" });
    expect(read({ lag: lag(15 * MINUTE, 1) }).state).toBe("fail");
  });

  test("given late ones and a silence, then the lag is told: it says whose it is", () => {
    const traffic = { lag: lag(20 * MINUTE, 0), silentForMs: 4 * MINUTE, usualSilenceMs: MINUTE };
    expect(read(traffic).code).toBe("queue_late");
  });
});

describe("a silence", () => {
  test("given more than three times the longest at this hour, then webhooks have stopped", () => {
    expect(read({ silentForMs: 40 * MINUTE, usualSilenceMs: 9 * MINUTE })).toMatchObject({
      state: "fail",
      code: "silent",
      value: "silent for 40 min, usually at most 9 min at this hour",
    });
  });

  test("given exactly three times as much, then it may still be chance", () => {
    expect(read({ silentForMs: 27 * MINUTE, usualSilenceMs: 9 * MINUTE })).toMatchObject({ state: "ok", code: null });
    expect(read({ silentForMs: 27 * MINUTE + 1, usualSilenceMs: 9 * MINUTE }).state).toBe("fail");
  });

  test("given a busy hour in which the last ones of five minutes were on time, then their stopping counts all the same", () => {
    const traffic = { lag: lag(SECOND, SECOND), silentForMs: 2 * MINUTE, usualSilenceMs: 30 * SECOND };
    expect(read(traffic)).toMatchObject({ state: "fail", code: "silent" });
  });

  test("given nothing in five minutes and no usual silence to compare with, then it is unknown", () => {
    expect(read({ silentForMs: 3 * DAY })).toMatchObject({
      state: "unknown",
      code: null,
      value: "silent for 3 days; what is usual at this hour is not known yet",
    });
  });

  test("given that none ever came, then it is unknown, whatever is configured", () => {
    expect(read({})).toMatchObject({ state: "unknown", value: "none has come yet" });
  });
});
