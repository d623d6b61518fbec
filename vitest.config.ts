import os from "node:os";
import { defineConfig } from "vitest/config";

/** `unit` needs nothing but Node; `integration` starts a real PostgreSQL and real servers on loopback. */
export default defineConfig({
  test: {
    // More than there are cores: what needs a database or a server waits for it a third of the time.
    maxWorkers: Math.ceil(os.availableParallelism() * 1.5),
    projects: [
      {
        test: {
          name: "unit",
          include: ["{lib,simulator,cli,components,scripts,app}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.integration.test.ts"],
          // What is pure leaves nothing behind for the next file; loading everything anew for each took most of the time.
          isolate: false,
          // Properties are tried on hundreds of cases; on a busy machine five seconds are not enough for the last one.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "integration",
          globalSetup: ["lib/db/testing-global-setup.ts"],
          include: ["{lib,simulator,cli,scripts,app}/**/*.integration.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
