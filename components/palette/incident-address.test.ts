import { describe, expect, it } from "vitest";
import { incidentAt, incidentNamed } from "#components/palette/incident-address.ts";

describe("incidentAt", () => {
  it.each([
    ["/incidents/42", 42],
    ["/incidents/42/postmortem", 42],
    ["/incidents", null],
    ["/incidents/0", null],
    ["/incidents/42x", null],
    ["/runbook/incidents/42", null],
  ])("given %s, is %s", (path, number) => {
    expect(incidentAt(path)).toBe(number);
  });
});

describe("incidentNamed", () => {
  it.each([
    ["42", 42],
    [" inc-42 ", 42],
    ["INC 42", 42],
    ["#42", 42],
    ["042", 42],
    ["0", null],
    ["42 token", null],
    ["4294967296", null],
    ["-42", null],
    ["", null],
  ])("given %j, is %s", (typed, number) => {
    expect(incidentNamed(typed)).toBe(number);
  });
});
