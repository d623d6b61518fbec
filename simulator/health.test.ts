import { describe, expect, test } from "vitest";
import { givenSimulator } from "#simulator/test-simulator.ts";

describe("health check", () => {
  test("says that the Intercom integration is healthy", async () => {
    const simulator = await givenSimulator();

    const { status, json } = await simulator.send("/app/health");

    expect(status).toBe(200);
    expect(json).toEqual({ status: "healthy", services: { intercom: { status: "healthy" } } });
  });

  test("says that it is unhealthy, with 503, when down", async () => {
    const simulator = await givenSimulator();
    await simulator.control({ health: "down" });

    const { status, json } = await simulator.send("/app/health");

    expect(status).toBe(503);
    expect(json).toEqual({ status: "unhealthy", services: { intercom: { status: "unhealthy" } } });
  });

  test.each([
    ["GET", "/app"],
    ["GET", "/app/other"],
    ["POST", "/app/health"],
  ])("%s %s is not found", async (method, path) => {
    const simulator = await givenSimulator();

    expect((await simulator.send(path, { method })).status).toBe(404);
  });
});
