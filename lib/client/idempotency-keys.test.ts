import { describe, expect, it } from "vitest";
import { keysOfPage } from "#lib/client/idempotency-keys.ts";

describe("the key of an input", () => {
  it("given the same words again before an acknowledgement, then it is the same key", () => {
    const keyOf = keysOfPage();
    expect(keyOf({ type: "acknowledge" }).value).toBe(keyOf({ type: "acknowledge" }).value);
  });

  it("given other words in between, then each keeps its own", () => {
    const keyOf = keysOfPage();
    const first = keyOf({ text: "one" }).value;
    expect(keyOf({ text: "two" }).value).not.toBe(first);
    expect(keyOf({ text: "one" }).value).toBe(first);
  });

  it("given an acknowledgement, then the same words are a new change", () => {
    const keyOf = keysOfPage();
    const first = keyOf({ text: "one" });
    first.forget();
    expect(keyOf({ text: "one" }).value).not.toBe(first.value);
  });
});
