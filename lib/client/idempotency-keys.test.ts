import { describe, expect, it } from "vitest";
import { idempotencyKeys, keysOfPage, type SentKeys } from "#lib/client/idempotency-keys.ts";

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

  it("given a shelf that outlives the page, then so does the key", () => {
    let kept: SentKeys = {};
    const shelf = {
      read: () => kept,
      write: (next: SentKeys) => {
        kept = next;
      },
    };
    const before = idempotencyKeys(shelf)({ text: "one" });
    expect(idempotencyKeys(shelf)({ text: "one" }).value).toBe(before.value);
    before.forget();
    expect(kept).toEqual({});
  });
});
