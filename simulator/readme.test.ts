import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SCENARIOS } from "#lib/contracts/simulator.ts";
import { MODES } from "#simulator/modes.ts";

const readme = readFileSync(new URL("README.md", import.meta.url), "utf8");

/** The words in backquotes of one section. */
function named(heading: string): string[] {
  const section = readme.split(/^## /m).find((candidate) => candidate.startsWith(heading)) ?? "";
  return [...section.matchAll(/`([a-z-]+(?::CODE)?)`/g)].map(([, word = ""]) => word);
}

test.each(SCENARIOS)("the README explains scenario %s", (scenario) => {
  expect(named("Scenarios")).toContain(scenario);
});

const explained = Object.values(MODES)
  .flat()
  .map((mode) => mode.replace(/^error:.*/, "error:CODE"));

test.each([...new Set(explained)])("the README explains mode %s", (mode) => {
  expect(named("Modes of one system")).toContain(mode);
});
