import { describe, expect, it } from "vitest";
import { readAside, withAside } from "#components/postmortem/aside.ts";

describe("texts that are set aside", () => {
  it("given another one, then it is the latest, and each stands there once", () => {
    expect(withAside([], "a")).toEqual(["a"]);
    expect(withAside(["a", "b"], "a")).toEqual(["b", "a"]);
  });

  it("given more than are kept, then the oldest goes", () => {
    expect(withAside(["a", "b", "c", "d", "e"], "f")).toEqual(["b", "c", "d", "e", "f"]);
  });

  it("given what was kept, then it is the same again", () => {
    expect(readAside(["a", "b"])).toEqual(["a", "b"]);
  });

  it.each([null, "a", [], ["a", 1], { 0: "a" }])("given %j, then it is not used", (kept) => {
    expect(readAside(kept)).toBeNull();
  });
});
