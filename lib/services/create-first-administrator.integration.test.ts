import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { createFirstAdministrator } from "#lib/services/create-first-administrator.ts";
import { setupState } from "#lib/services/setup-state.ts";
import { contextOf, freshEmail, openTestDatabase } from "#lib/services/testing.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

test("given a new installation and many requests at once, then exactly one becomes the administrator", async () => {
  expect(await setupState()).toEqual({ needsFirstAdministrator: true });
  const attempt = (name: string) =>
    createFirstAdministrator({
      ctx: contextOf(null),
      input: { name, email: freshEmail(), password: "correct horse battery" },
    });

  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => attempt(`Ann ${index}`)));

  const won = outcomes.filter((outcome) => outcome.status === "fulfilled");
  const lost = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(won).toHaveLength(1);
  expect(lost.map(({ reason }) => reason.code)).toEqual(Array(11).fill("already_set_up"));
  expect(await db().account.findMany()).toMatchObject([{ id: won[0]?.value.id, role: "admin" }]);
  expect(await setupState()).toEqual({ needsFirstAdministrator: false });
  await expect(attempt("Eve")).rejects.toMatchObject({ code: "already_set_up" });
});
