#!/usr/bin/env node
import { launch } from "../scripts/launch.mjs";
import { setUp } from "../scripts/setup.mjs";

// Standard output belongs to the command: `token add` prints nothing there but the token.
try {
  await setUp({ say: console.error });
  process.exitCode = await launch(["cli/main.ts", ...process.argv.slice(2)]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
