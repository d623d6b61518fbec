import { describe, expect, test } from "vitest";
import { pagerDutyEvent } from "#lib/jobs/suspicion-event.ts";
import { aSuspicion } from "#lib/jobs/testing.ts";

const URL = "https://offhook.example.com:8443";

describe("the event for PagerDuty", () => {
  test("given a suspicion that is raised, then it triggers an alert with all that is known", () => {
    const suspicion = aSuspicion();
    expect(pagerDutyEvent("raised", suspicion, URL)).toEqual({
      event_action: "trigger",
      dedup_key: `offhook-suspicion-${suspicion.id}`,
      payload: {
        summary: "Intercom suspected since 14:05 UTC (P1, theirs): Intercom answers 503 to every call.",
        source: "offhook.example.com:8443",
        severity: "critical",
        timestamp: "2026-11-22T14:05:10.000Z",
        component: "Intercom",
        custom_details: {
          side: "theirs",
          leaf: "server-error",
          trigger: "Intercom answers 503 to every call.",
          started_at: "2026-11-22T14:05:10.000Z",
        },
      },
      client: "Offhook",
      client_url: URL,
    });
  });

  test("given that it has ended, then it resolves the same alert", () => {
    const suspicion = aSuspicion({ endedAt: "2026-11-22T14:20:00.000Z" });
    expect(pagerDutyEvent("ended", suspicion, URL)).toEqual({
      event_action: "resolve",
      dedup_key: `offhook-suspicion-${suspicion.id}`,
    });
  });

  test("given that it is over before it could be told, then the summary says so", () => {
    const suspicion = aSuspicion({ endedAt: "2026-11-22T14:20:00.000Z" });
    expect(pagerDutyEvent("raised", suspicion, URL)).toMatchObject({
      payload: {
        summary: "Intercom suspected since 14:05 UTC (P1, theirs): Over by now. Intercom answers 503 to every call.",
        custom_details: { ended_at: "2026-11-22T14:20:00.000Z" },
      },
    });
  });

  test.each([
    ["P1", "critical"],
    ["P2", "error"],
    ["P3", "warning"],
    ["P4", "info"],
  ] as const)("given %s, then PagerDuty calls it %s", (severity, name) => {
    expect(pagerDutyEvent("raised", aSuspicion({ severity }), URL)).toMatchObject({ payload: { severity: name } });
  });

  test.each([0, 1])("given a trigger that is too long, then the summary is cut between two characters", (shift) => {
    const event = pagerDutyEvent("raised", aSuspicion({ trigger: "x".repeat(shift) + "🔥".repeat(1_000) }), URL);
    const summary = event.event_action === "trigger" ? event.payload.summary : "";
    expect(summary.length).toBeGreaterThan(1_020);
    expect(summary.length).toBeLessThanOrEqual(1_024);
    expect(summary.isWellFormed()).toBe(true);
    expect(summary.endsWith("🔥…")).toBe(true);
  });
});
