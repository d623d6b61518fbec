import { describe, expect, it } from "vitest";
import { hasHead, messageTrouble } from "#components/incident/messages/message-trouble.ts";
import type { DeliveryState, SlackDelivery } from "#lib/contracts/slack-delivery.ts";

const one = (state: DeliveryState, kind: SlackDelivery["kind"] = "post") => ({ kind, state, reason: null });

describe("messageTrouble", () => {
  it("given all is sent or on its way, or nothing is known, then there is none", () => {
    expect(messageTrouble([one("sent"), one("left-out"), one("retrying"), one("sending"), one("queued")])).toBeNull();
    expect(messageTrouble([])).toBeNull();
    expect(messageTrouble(undefined)).toBeNull();
  });

  it.each([
    [[one("sent"), one("failed")], "A message did not reach Slack."],
    [[one("doubtful"), one("queued")], "A message may or may not have reached Slack. One more waits behind it."],
    [
      [one("sent"), one("failed", "edit"), one("queued"), one("queued")],
      "A change of the first message did not reach Slack. 2 more wait behind it.",
    ],
  ])("given one that waits for a person, then it says which, and how many wait behind it", (deliveries, text) => {
    expect(messageTrouble(deliveries)?.text).toBe(text);
  });
});

describe("hasHead", () => {
  it.each([
    [[one("sent")], true],
    [[one("queued")], true],
    [[one("left-out")], false],
    [[one("sent", "edit")], false],
    [[], false],
  ])("given %j, then it is %s", (deliveries, has) => {
    expect(hasHead(deliveries)).toBe(has);
  });

  it("given nothing is known, then neither is this", () => {
    expect(hasHead(undefined)).toBeUndefined();
  });
});
