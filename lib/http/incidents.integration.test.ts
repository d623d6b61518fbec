import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type ApiClient, apiClient, declaration } from "#lib/http/testing-incidents.ts";
import { openTestDatabase } from "#lib/services/testing.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ann: ApiClient;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  ann = await apiClient("Ann's");
});
afterAll(() => database.close());

test("smoke", async () => {
  const declared = await ann.declare(declaration({ idempotencyKey: "a", impact: "Conversations not loading" }));
  console.log(declared.status, declared.headers.get("location"), declared.body);
  const again = await ann.declare(declaration({ idempotencyKey: "a", impact: "Conversations not loading" }));
  console.log(again.status, again.body);
  const changed = await ann.command(1, { type: "set-severity", severity: "P1", expectedVersion: 2 });
  console.log(changed.body);
  const conflict = await ann.command(1, { type: "set-severity", severity: "P3", expectedVersion: 2 });
  console.log(conflict.body);
  console.log(
    (await ann.list("q=conv")).body,
    (await ann.list("q=inc-1&status=INVESTIGATING")).body,
    (await ann.list("q=1&cursor=x&foo=2&limit=a")).body,
  );
  console.log((await ann.months("q=conv")).body);
  expect((await ann.read(1)).body).toEqual(changed.body);
  const t = performance.now();
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, i) => ann.command(1, { type: "add-note", text: `note ${i}` })),
  );
  console.log(performance.now() - t, new Set(all.map((a) => a.status)));
});
