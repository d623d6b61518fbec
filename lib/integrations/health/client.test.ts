import { describe, expect, it } from "vitest";
import { askHealth } from "#lib/integrations/health/client.ts";
import { withDeadline } from "#lib/integrations/http/deadline.ts";
import { serve } from "#lib/integrations/http/test-server.ts";

const ask = (url: string, deadlineMs = 2_000) => withDeadline(deadlineMs, (signal) => askHealth({ url, signal }));

const answering = (status: number, body: unknown) =>
  serve((_request, response) => {
    response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
  });

describe("our health check", () => {
  it.each([
    ["the runbook's shape", { status: "degraded", services: { intercom: { status: "healthy" } } }, "healthy"],
    ["a plain word", { services: { intercom: "up" } }, "up"],
    ["no Intercom service", { status: "healthy", services: { database: { status: "healthy" } } }, null],
    ["wrong types", { services: { intercom: { status: 7 } } }, null],
    ["services that are a list", { services: [] }, null],
    ["an empty word", { services: { intercom: { status: " " } } }, null],
    ["HTML", "<h1>It works</h1>", null],
    ["JSON that breaks off", '{"services":{"intercom":{"status":"healthy"', null],
  ])("answers with %s", async (_given, body, word) => {
    expect(await ask((await answering(200, body)).url)).toMatchObject({ kind: "answered", httpStatus: 200, word });
  });

  it("keeps its word on an error status", async () => {
    const server = await answering(503, { services: { intercom: { status: "unhealthy" } } });
    expect(await ask(server.url)).toMatchObject({ kind: "answered", httpStatus: 503, word: "unhealthy" });
  });

  it("has its word cleaned and shortened", async () => {
    const server = await answering(200, { services: { intercom: { status: `sick\u001b[31m\n${"x".repeat(100)}` } } });
    const answer = await ask(server.url);
    expect(answer.kind === "answered" && answer.word).toMatch(/^sick \[31m x+…$/);
    expect(answer.kind === "answered" && answer.word).toHaveLength(40);
  });

  it("is unreachable where it does not answer in time", async () => {
    const server = await serve(() => undefined);
    expect(await ask(server.url, 100)).toMatchObject({ kind: "unreachable", code: "timeout" });
  });
});
