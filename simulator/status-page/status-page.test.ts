import { describe, expect, test } from "vitest";
import { givenClock, givenSimulator } from "#simulator/test-simulator.ts";

describe("the configured address", () => {
  test.each([
    ["/status", "/status/fin"],
    ["/status/", "/status/fin"],
    ["/status/api/v2/status.json", "/status/fin/api/v2/status.json"],
    ["/status/api/v2/summary.json?a=1&b=2", "/status/fin/api/v2/summary.json?a=1&b=2"],
    ["/status/proxy/host?subpage_slug=us-hosting", "/status/fin/proxy/host?subpage_slug=us-hosting"],
    ["/status/finance", "/status/fin/finance"],
  ])("%s redirects to %s", async (from, to) => {
    const simulator = await givenSimulator();

    const { status, headers } = await simulator.send(from);

    expect([status, headers.get("location")]).toEqual([302, to]);
    expect(headers.get("content-type")).toContain("text/html");
  });

  test("the redirects lead to answers", async () => {
    const simulator = await givenSimulator();

    const page = await simulator.send("/status", { redirect: "follow" });
    const api = await simulator.send("/status/api/v2/status.json", { redirect: "follow" });

    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(api.json.page.url).toBe(`${simulator.url}/status/fin/`);
    expect(api.json.status.indicator).toBe("none");
  });
});

describe("what is not there", () => {
  test.each([
    "/status/fin/api/v2/incidents/unresolved.json",
    "/status/fin/api/v2/scheduled-maintenances.json",
    "/status/fin/api/v2/toString",
    "/status/fin/nothing",
    "/status/fin/proxy/host",
    "/status/fin/proxy/host?subpage_slug=mars-hosting",
    "/status/fin/proxy/host/other?subpage_slug=us-hosting",
  ])("%s is 404 and HTML", async (path) => {
    const simulator = await givenSimulator();

    const { status, headers } = await simulator.send(path);

    expect([status, headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
  });

  test("a page cannot be written to", async () => {
    const simulator = await givenSimulator();

    expect((await simulator.send("/status/fin", { method: "POST" })).status).toBe(405);
  });
});

describe("incidents", () => {
  test("are published at the time of the switch, and keep it", async () => {
    const clock = givenClock("2026-11-22T03:04:05.678Z");
    const simulator = await givenSimulator({ now: clock.now });
    await simulator.control({ scenario: "server-errors" });
    clock.advanceSeconds(600);
    await simulator.control({ health: "down" });

    const { json } = await simulator.send("/status/fin/proxy/host?subpage_slug=us-hosting");

    expect(json.summary.ongoing_incidents[0].published_at).toBe("2026-11-22T03:04:05Z");
  });

  test.each([
    ["incident", "/status/fin/proxy/host?subpage_slug=us-hosting", "ongoing_incidents", "updates", "to_status"],
    ["incident", "/status/fin/api/v2/incidents.json", "incidents", "incident_updates", "status"],
    ["atlassian-incident", "/status/api/v2/incidents/unresolved.json", "incidents", "incident_updates", "status"],
  ])("%s at %s go on: the newest update comes first", async (mode, path, list, updates, status) => {
    const clock = givenClock("2026-11-22T03:04:05.678Z");
    const simulator = await givenSimulator({ now: clock.now });
    await simulator.control({ status: mode });
    const read = async () => {
      const { json } = await simulator.send(path);
      const [incident] = (json.summary ?? json)[list];
      return [incident.status, ...incident[updates].map((update: Record<string, string>) => update[status])];
    };
    clock.advanceSeconds(119);
    expect(await read()).toEqual(["investigating", "investigating"]);
    clock.advanceSeconds(1);
    expect(await read()).toEqual(["identified", "identified", "investigating"]);
  });

  test("atlassian leads nowhere else", async () => {
    const simulator = await givenSimulator();
    await simulator.control({ status: "atlassian" });

    expect((await simulator.send("/status")).status).toBe(200);
    expect((await simulator.send("/status/fin")).status).toBe(404);
  });
});

test("html answers 200 and HTML wherever one asks", async () => {
  const simulator = await givenSimulator();
  await simulator.control({ status: "html" });

  for (const path of ["/status", "/status/fin/api/v2/status.json", "/status/fin/proxy/host?subpage_slug=us-hosting"]) {
    const { status, headers } = await simulator.send(path);
    expect([status, headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  }
});

test("redirect-loop leads in a circle", async () => {
  const simulator = await givenSimulator();
  await simulator.control({ status: "redirect-loop" });

  const there = (await simulator.send("/status/api/v2/status.json?a=b")).headers.get("location");
  const back = (await simulator.send(there ?? "")).headers.get("location");

  expect(there).toBe("/status/fin/api/v2/status.json?a=b");
  expect(back).toBe("/status/api/v2/status.json?a=b");
});
