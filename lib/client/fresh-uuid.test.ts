import { expect, it } from "vitest";
import { z } from "zod";
import { freshUuid } from "#lib/client/fresh-uuid.ts";

it("given many, then each is a UUID and another", () => {
  const made = Array.from({ length: 500 }, freshUuid);
  for (const uuid of made) expect(z.uuidv4().safeParse(uuid).success, uuid).toBe(true);
  expect(new Set(made).size).toBe(made.length);
});
