import { describe, expect, it } from "vitest";
import {
  deliveryNews,
  deliveryTitle,
  deliveryWords,
  isHeldBack,
  shownDeliveries,
  targetWords,
} from "#components/incident/messages/delivery-words.ts";
import type { DeliveryState, SlackDelivery } from "#lib/contracts/slack-delivery.ts";

const NOW = Date.parse("2026-11-22T14:30:00Z") / 1_000;

function delivery(seq: number, state: DeliveryState, more: Partial<SlackDelivery> = {}): SlackDelivery {
  const queuedAt = "2026-11-22T14:29:00.000Z";
  const text = `Message ${seq}`;
  return {
    seq,
    kind: "post",
    text,
    mention: "none",
    state,
    attempts: 0,
    queuedAt,
    nextAttemptAt: null,
    endedAt: null,
    reason: null,
    ...more,
  };
}

describe("deliveryWords", () => {
  it.each([
    ["queued", "waiting", "Queued"],
    ["sending", "waiting", "Sending"],
    ["sent", "done", "Sent"],
    ["failed", "failing", "Failed"],
    ["doubtful", "unknown", "May have been posted"],
    ["left-out", "off", "Left out"],
  ] as const)("given one that is %s, then it looks %s and says: %s", (state, look, text) => {
    expect(deliveryWords(delivery(4, state), false, NOW)).toEqual({ look, text });
  });

  it.each([
    ["2026-11-22T14:30:12.000Z", "Retrying in 12 s"],
    ["2026-11-22T14:30:11.400Z", "Retrying in 12 s"],
    ["2026-11-22T14:31:05.000Z", "Retrying in 1 min 5 s"],
    ["2026-11-22T14:30:00.000Z", "Retrying now"],
    [null, "Retrying now"],
  ])("given one that is tried again at %s, then it says: %s", (nextAttemptAt, text) => {
    expect(deliveryWords(delivery(4, "retrying", { nextAttemptAt }), false, NOW)).toEqual({ look: "degraded", text });
  });

  it("given one that is held back, then it says what it waits for", () => {
    expect(deliveryWords(delivery(4, "queued"), true, NOW).text).toBe("Waits for the one before it");
  });

  it("given a change of the first message, then it was changed and not sent", () => {
    expect(deliveryWords(delivery(4, "sent", { kind: "edit" }), false, NOW).text).toBe("Changed");
  });
});

describe("isHeldBack", () => {
  it("given a failed or doubtful one, then only those behind it are", () => {
    const deliveries = [delivery(3, "sent"), delivery(5, "doubtful"), delivery(8, "queued")];
    expect(deliveries.map(({ seq }) => isHeldBack(deliveries, seq))).toEqual([false, false, true]);
  });
});

describe("shownDeliveries", () => {
  it("given many, then the newest come first, with all that are not over among them", () => {
    const deliveries = [
      delivery(1, "sent"),
      delivery(2, "sent"),
      delivery(3, "left-out"),
      delivery(4, "failed"),
      delivery(5, "queued"),
    ];
    expect(shownDeliveries(deliveries, 1).map(({ seq }) => seq)).toEqual([5, 4, 3]);
    expect(shownDeliveries(deliveries, 9).map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1]);
  });
});

describe("targetWords", () => {
  it.each([
    [{ by: "bot", channel: "#incidents" }, /^To #incidents by bot: /],
    [{ by: "bot", channel: "C0123456789" }, /^To channel C0123456789 by bot: /],
    [{ by: "webhook", channel: null }, /^To Slack by webhook: each message stands alone\.$/],
    [{ by: null, channel: null }, /^Slack is not set up: copy/],
  ] as const)("given %j, then it says where and how", (target, words) => {
    expect(targetWords(target)).toMatch(words);
  });
});

describe("deliveryTitle", () => {
  const whole = "[P1] INCIDENT: Intercom Integration\nStatus: IDENTIFIED\nImpact: unknown";

  it.each([
    [delivery(1, "sent", { text: whole }), true, "First message: IDENTIFIED"],
    [delivery(1, "sent", { text: "Hello" }), true, "First message"],
    [delivery(1, "sent", { text: whole, kind: "edit" }), false, "First message changed: IDENTIFIED"],
    [delivery(1, "sent", { text: "Hello" }), false, "Hello"],
    [delivery(1, "sent", { text: "Hello\nyou" }), false, "Hello ..."],
  ])("given one of these, then its title says what it is", (one, isFirst, title) => {
    expect(deliveryTitle(one, isFirst)).toBe(title);
  });
});

describe("deliveryNews", () => {
  it.each([
    [[delivery(1, "sending")], [delivery(1, "sent")], "The message is in Slack"],
    [
      [delivery(1, "sending", { kind: "edit" })],
      [delivery(1, "failed", { kind: "edit" })],
      "The change of the first message failed to reach Slack",
    ],
    [[], [delivery(1, "doubtful")], "The message may or may not be in Slack"],
    [[delivery(1, "sent")], [delivery(1, "sent"), delivery(2, "queued")], null],
    [[delivery(1, "queued")], [delivery(1, "retrying")], null],
  ])("given a state becomes another, then what matters to people is said", (before, now, news) => {
    expect(deliveryNews(before, now)).toBe(news);
  });
});
