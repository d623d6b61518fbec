import { expect, test } from "@playwright/test";
import { temporaryFolder } from "./support/app.ts";
import { run } from "./support/processes.ts";

const seed = (args: string[], dataDir: string) =>
  run("node", ["cli/offhook.mjs", "seed", ...args], { DATA_DIR: dataDir });

test("offhook seed adds a sample history, and the next one after it", async () => {
  const folder = await temporaryFolder();
  const once = await seed(["--incidents", "2"], folder.path);
  expect(once).toMatchObject({ code: 0, output: "Added 2 sample drills: INC-1 to INC-2.\n" });
  const again = await seed(["--incidents", "1"], folder.path);
  expect(again).toMatchObject({ code: 0, output: "Added 1 sample drill: INC-3.\n" });
  await folder.remove();
});

test("offhook seed says what it expects, and adds nothing", async () => {
  for (const args of [[], ["--incidents", "0"], ["--incidents", "many"]]) {
    const { code, output, errors } = await seed(args, "/nowhere");
    expect({ code, output, errors }).toEqual({
      code: 2,
      output: "",
      errors: "--incidents: expected a whole number from 1 to 1000000\n",
    });
  }
});
