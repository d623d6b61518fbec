import { launch } from "./launch.mjs";
import { setUp } from "./setup.mjs";

try {
  await setUp();
  process.exitCode = await launch(["server.ts", "--dev"], { env: { ...process.env, NODE_ENV: "development" } });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
