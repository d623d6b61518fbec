import { readdirSync } from "node:fs";
import path from "node:path";
import { findBrowser } from "./browser.mjs";
import { launch } from "./launch.mjs";
import { root, setUp } from "./setup.mjs";

const SUFFIX = ".bench.ts";
const all = readdirSync(path.join(root, "bench"))
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length));
const [wanted] = process.argv.slice(2);

if (wanted && !all.includes(wanted)) {
  console.error(`There is no benchmark ${wanted}. There are: ${all.join(", ")}`);
  process.exitCode = 2;
} else {
  await setUp({ build: true });
  const env = { ...process.env, OFFHOOK_TEST_BROWSER: await findBrowser() };
  for (const name of wanted ? [wanted] : all) {
    const code = await launch([path.join("bench", `${name}${SUFFIX}`)], { env });
    if (code !== 0) process.exitCode = 1;
  }
}
