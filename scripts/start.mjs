import { launch } from "./launch.mjs";
import { setUp } from "./setup.mjs";

try {
  await setUp({ build: true });
  process.exitCode = await launch(["server.ts"], { env: { ...process.env, NODE_ENV: "production" } });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
