import { describe, expect, it } from "vitest";
import { isIn, PLACES } from "#components/shell/places.ts";

const at = (path: string) => PLACES.filter((place) => isIn(place, path)).map(({ name }) => name);

describe("isIn", () => {
  it.each([
    ["/", ["Dashboard"]],
    ["/incidents", ["Incidents"]],
    ["/incidents/42/postmortem", ["Incidents"]],
    ["/action-items", ["Action items"]],
    ["/runbook", ["Runbook"]],
    ["/settings/tokens", ["Settings"]],
    ["/settingsque", []],
  ])("given %s, marks %j", (path, names) => {
    expect(at(path)).toEqual(names);
  });
});
