import { expect, test } from "vitest";
import { publishOutside } from "#lib/db/publish.ts";
import { log } from "#lib/log.ts";

// In a file of its own, because nothing in this process has settled the environment.
test("given a process that is still starting, then telling of a change does not fail either", async () => {
  log.level = "silent";
  await expect(publishOutside({ kind: "simulator" })).resolves.toBeUndefined();
});
