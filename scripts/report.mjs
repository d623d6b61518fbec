/** Runs suites, adds up what they say, and ends with the line that other programs read. */
export async function report(run) {
  const began = performance.now();
  let results;
  try {
    results = await run();
  } catch (error) {
    console.error(error.message);
    results = [{ passed: 0, failed: 1 }];
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`Took ${((performance.now() - began) / 1000).toFixed(0)} s`);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
}
