import { describe, expect, it } from "vitest";
import { matchActions } from "#components/palette/match-actions.ts";

const ACTIONS = [
  { title: "Go to the settings", keywords: "accounts api appearance" },
  { title: "Declare an incident", keywords: "new start" },
  { title: "Go to the incidents", keywords: "history list" },
  { title: "Run triage now", keywords: "check probes" },
  { title: "Copy the Slack message of INC-42" },
];

const titles = (typed: string) => matchActions(ACTIONS, typed).map(({ title }) => title);

describe("matchActions", () => {
  it("given nothing, offers everything in its order", () => {
    expect(titles("  ")).toEqual(ACTIONS.map(({ title }) => title));
  });

  it.each([
    ["dec inc", ["Declare an incident"]],
    ["INCIDENT", ["Declare an incident", "Go to the incidents"]],
    ["go to", ["Go to the settings", "Go to the incidents"]],
    ["history", ["Go to the incidents"]],
    ["slack 42", ["Copy the Slack message of INC-42"]],
    ["inc-42", ["Copy the Slack message of INC-42"]],
    ["tríage", ["Run triage now"]],
    ["riage", []],
    ["incident triage", []],
    ["(", ACTIONS.map(({ title }) => title)],
  ])("given %j, finds %j", (typed, found) => {
    expect(titles(typed)).toEqual(found);
  });

  it("given words that one title begins with and another only knows, puts the first on top", () => {
    const actions = [{ title: "Settings", keywords: "theme" }, { title: "Use theme dark" }, { title: "Theme: dark" }];
    expect(matchActions(actions, "theme").map(({ title }) => title)).toEqual([
      "Theme: dark",
      "Use theme dark",
      "Settings",
    ]);
  });
});
