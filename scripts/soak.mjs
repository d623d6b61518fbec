import { readdirSync } from "node:fs";
import path from "node:path";
import { launch } from "./launch.mjs";
import { root, setUp } from "./setup.mjs";

const SUFFIX = ".soak.ts";
const all = readdirSync(path.join(root, "soak"))
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length));
const [wanted] = process.argv.slice(2);

if (wanted && !all.includes(wanted)) {
  console.error(`There is no soak ${wanted}. There are: ${all.join(", ")}`);
  process.exitCode = 2;
} else {
  await setUp({ build: true });
  for (const name of wanted ? [wanted] : all) {
    const code = await launch([path.join("soak", `${name}${SUFFIX}`)]);
    if (code !== 0) process.exitCode = 1;
  }
}
