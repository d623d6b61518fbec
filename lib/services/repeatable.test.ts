import { describe, expect, it } from "vitest";
import { repeatable, wasDone } from "#lib/services/repeatable.ts";

const command = (content: object) => {
  const made = repeatable({ idempotencyKey: "key", ...content });
  if (made === null) throw new Error("a command with a key is repeatable");
  return made;
};

describe("a command with a key", () => {
  it("given the same content, whatever the order of its members, then it is the same command", () => {
    const recorded = command({ type: "set-affected", users: 3, walk: { answers: [{ a: 1, b: 2 }] } });
    const repeated = command({ walk: { answers: [{ b: 2, a: 1 }] }, users: 3, type: "set-affected" });
    expect(wasDone(repeated, recorded.digest)).toBe(true);
  });

  it.each([
    [{ text: "a" }, { text: "b" }],
    [{ text: "a" }, { text: "a", at: "2026-11-22T14:05:00.000Z" }],
    [{ leaf: null }, {}],
    [{ ids: ["a", "b"] }, { ids: ["b", "a"] }],
    [{ count: 1 }, { count: "1" }],
  ])("given %j and then %j, then the key is reused, and the refusal names the field", (first, second) => {
    expect(() => wasDone(command(second), command(first).digest)).toThrow(
      expect.objectContaining({ code: "key_reused", field: "idempotencyKey" }),
    );
  });

  it("given that nothing was recorded under the key, then it was not done", () => {
    expect(wasDone(command({ text: "a" }), null)).toBe(false);
  });
});

it("given a command without a key, then it cannot be repeated", () => {
  expect(repeatable({})).toBeNull();
});
