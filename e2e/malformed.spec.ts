import { request as send } from "node:http";
import { expect } from "@playwright/test";
import { test } from "./support/fixtures.ts";

/** Sends what `fetch` would correct or refuse to send. */
function raw(origin: string, method: string, path: string): Promise<{ status: number; type: string; body: string }> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    send({ hostname, port, method, path }, async (response) => {
      let body = "";
      for await (const chunk of response) body += chunk;
      resolve({ status: response.statusCode ?? 0, type: response.headers["content-type"] ?? "", body });
    })
      .on("error", reject)
      .end();
  });
}

test("addresses and methods that no route could read get a clear answer", async ({ app }) => {
  for (const path of ["/api/%ff", "/api/accounts/%E0%A4%A", "/%ff"]) {
    const answer = await raw(app.url, "GET", path);
    expect(answer).toMatchObject({ status: 404, type: "application/problem+json" });
    expect(JSON.parse(answer.body)).toMatchObject({ code: "not_found" });
  }
  expect(await raw(app.url, "TRACE", "/api/triage")).toMatchObject({ status: 405, type: "application/problem+json" });
});
