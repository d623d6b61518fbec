import { describe, expect, it } from "vitest";
import { triageLines } from "#lib/triage/lines.ts";
import { answered, incident, run, unanswered, unread } from "#lib/triage/test-readings.ts";

const HEADER = "=== Intercom Incident Triage ===";

describe("the runbook's lines", () => {
  it("print what each system said", () => {
    expect(triageLines(run())).toEqual([
      HEADER,
      "1. API reachable: 200",
      "2. Intercom status: All Systems Operational",
      "3. Active incidents: 0",
      "4. Rate limit remaining: 1600",
      "5. Our integration health: healthy",
    ]);
  });

  it("print 000 and UNKNOWN where nothing answered", () => {
    const page = unread("connection_reset");
    const readings = run({
      api: unanswered(),
      status: page,
      incidents: page,
      "rate-limit": { state: "unknown", value: "UNKNOWN" },
      health: unanswered(),
    });
    expect(triageLines(readings)).toEqual([
      HEADER,
      "1. API reachable: 000",
      "2. Intercom status: UNKNOWN",
      "3. Active incidents: UNKNOWN",
      "4. Rate limit remaining: UNKNOWN",
      "5. Our integration health: UNKNOWN",
    ]);
  });

  it("print the same where a probe was not asked", () => {
    const [, first, ...others] = triageLines([]);
    expect(first).toBe("1. API reachable: 000");
    expect(others.map((line) => line.split(": ")[1])).toEqual(["UNKNOWN", "UNKNOWN", "UNKNOWN", "UNKNOWN"]);
  });

  it("print the status of an error, and the health check's own word", () => {
    const lines = triageLines(
      run({
        api: answered(503, "service_unavailable"),
        health: { state: "fail", value: "unhealthy", httpStatus: 503 },
      }),
    );
    expect(lines[1]).toBe("1. API reachable: 503");
    expect(lines[5]).toBe("5. Our integration health: unhealthy");
  });

  it("print the number of incidents on the whole page, whether or not they are ours", () => {
    expect(triageLines(run({ incidents: incident("elsewhere") }))[3]).toBe("3. Active incidents: 1");
  });

  it("print UNKNOWN for a page without a description or a list of its own", () => {
    const lines = triageLines(
      run({
        status: { value: "REST API operational", code: "no_description" },
        incidents: { value: "Number not told: Elevated errors", code: "rest_api" },
      }),
    );
    expect(lines.slice(2, 4)).toEqual(["2. Intercom status: UNKNOWN", "3. Active incidents: UNKNOWN"]);
  });
});
