import { bin, pinnedNode, quietly } from "./setup.mjs";

/** The checks that need neither a database nor a browser, by the name under which they are reported. */
const CHECKS = [
  { name: "types", args: [bin("typescript", "bin/tsc"), "--noEmit"] },
  {
    name: "format, lint and import arrows",
    args: [bin("@biomejs/biome", "bin/biome"), "check", "--error-on-warnings", "."],
  },
  { name: "unused code and dependencies", args: [bin("knip", "bin/knip.js")] },
];

/** Runs them one after the other and says how each went. */
export async function runChecks(say = console.log) {
  let passed = 0;
  let failed = 0;
  for (const { name, args } of CHECKS) {
    const began = performance.now();
    const failure = await quietly(pinnedNode, args).then(
      () => null,
      (error) => error,
    );
    say(`${failure ? "FAILED" : "passed"}: ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    if (failure) say(failure.message);
    if (failure) failed += 1;
    else passed += 1;
  }
  return { passed, failed };
}
