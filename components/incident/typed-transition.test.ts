import { describe, expect, it } from "vitest";
import { isDoneBy } from "#components/incident/typed-transition.ts";
import { Log } from "#lib/incident/testing.ts";

const TYPED = { text: " New  token ", version: 2 };

const resolved = () => new Log().do({ type: "resolve", fix: "New token" });

describe("isDoneBy", () => {
  it("given an open incident, then nothing is done", () => {
    expect(isDoneBy(new Log().state, "resolve", TYPED)).toBe(false);
  });

  it("given it was resolved by these words since, then it is done, however the answer was lost", () => {
    expect(isDoneBy(resolved().state, "resolve", TYPED)).toBe(true);
    expect(isDoneBy(resolved().state, "reopen", TYPED)).toBe(false);
  });

  it("given somebody else resolved it by other words, then mine were not recorded", () => {
    expect(isDoneBy(resolved().state, "resolve", { ...TYPED, text: "Failover" })).toBe(false);
  });

  it("given it was opened again, then the same words, begun after that, are to be sent anew", () => {
    const { state } = resolved().do({ type: "reopen", reason: "401 again" });
    expect(isDoneBy(state, "reopen", { text: "401 again", version: 3 })).toBe(true);
    expect(isDoneBy(state, "resolve", { ...TYPED, version: state.version })).toBe(false);
  });
});
