import { describe, expect, test } from "vitest";
import { givenClock, givenSimulator } from "#simulator/test-simulator.ts";

const KEY = "0123456789abcdef0123456789abcdef";
const PAYLOAD = { summary: "Down", source: "offhook.example.com", severity: "critical" };
const TRIGGER = { routing_key: KEY, event_action: "trigger", dedup_key: "a", payload: PAYLOAD };

describe("Events v2", () => {
  test("takes a trigger and a resolve, and shows them without the key", async () => {
    const clock = givenClock("2026-11-22T03:04:05Z");
    const simulator = await givenSimulator({ now: clock.now });

    const trigger = await simulator.postJson("/pagerduty/v2/enqueue", { ...TRIGGER, client: "Offhook" });
    const resolve = { routing_key: KEY, event_action: "resolve", dedup_key: "a" };
    await simulator.postJson("/pagerduty/v2/enqueue", resolve);

    expect([trigger.status, trigger.json]).toEqual([
      202,
      { status: "success", message: "Event processed", dedup_key: "a" },
    ]);
    const view = await simulator.view();
    const at = "2026-11-22T03:04:05.000Z";
    expect(view.pagerduty.events).toEqual([
      { at, action: "trigger", dedupKey: "a", payload: PAYLOAD, client: "Offhook", clientUrl: null },
      { at, action: "resolve", dedupKey: "a", payload: null, client: null, clientUrl: null },
    ]);
    expect(JSON.stringify(view)).not.toContain(KEY);
  });

  test("gives a trigger without a key for its alert one", async () => {
    const simulator = await givenSimulator();
    const { json } = await simulator.postJson("/pagerduty/v2/enqueue", { ...TRIGGER, dedup_key: undefined });
    expect(json.dedup_key).toMatch(/^[0-9a-f]{32}$/);
  });

  test.each([
    ["no routing key", { ...TRIGGER, routing_key: undefined }, /'routing_key' is missing/],
    ["a routing key of another length", { ...TRIGGER, routing_key: "short" }, /Length of 'routing_key'/],
    ["an unknown action", { ...TRIGGER, event_action: "page" }, /'event_action' is invalid/],
    ["a trigger without a payload", { ...TRIGGER, payload: undefined }, /'payload' is missing/],
    ["a summary that is too long", { ...TRIGGER, payload: { ...PAYLOAD, summary: "x".repeat(1_025) } }, /summary/],
    ["an unknown severity", { ...TRIGGER, payload: { ...PAYLOAD, severity: "P1" } }, /severity/],
    ["details nested in each other", { ...TRIGGER, payload: { ...PAYLOAD, custom_details: { a: {} } } }, /flat/],
    ["a resolve of nothing", { routing_key: KEY, event_action: "resolve" }, /'dedup_key' is missing/],
    ["no event at all", "page", /./],
  ])("%s: 400 that says why, and nothing is kept", async (_what, event, says) => {
    const simulator = await givenSimulator();
    const { status, json } = await simulator.postJson("/pagerduty/v2/enqueue", event);
    expect([status, json.status, json.message]).toEqual([400, "invalid event", "Event object is invalid"]);
    expect(json.errors.join("\n")).toMatch(says);
    expect((await simulator.view()).pagerduty.events).toEqual([]);
  });

  test("keeps the latest 100", async () => {
    const simulator = await givenSimulator();
    for (let number = 1; number <= 102; number += 1) {
      await simulator.postJson("/pagerduty/v2/enqueue", { ...TRIGGER, dedup_key: `${number}` });
    }
    const { events } = (await simulator.view()).pagerduty;
    expect([events.length, events[0]?.dedupKey, events.at(-1)?.dedupKey]).toEqual([100, "3", "102"]);
  });

  test("is found nowhere else, and only by POST", async () => {
    const simulator = await givenSimulator();
    expect((await simulator.send("/pagerduty/v2/enqueue")).status).toBe(405);
    expect((await simulator.postJson("/pagerduty/v1/enqueue", TRIGGER)).status).toBe(404);
    expect((await simulator.send("/pagerduty")).status).toBe(404);
  });
});
