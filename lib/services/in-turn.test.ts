import { afterEach, describe, expect, it, vi } from "vitest";
import { inTurn } from "#lib/services/in-turn.ts";

/** A piece of work that ends when the test says so. */
function held() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  return { work: () => promise, resolve, reject };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("work on one thing", () => {
  it("given several pieces at once, then each begins when the one before it has ended, in the order asked", async () => {
    const begun: number[] = [];
    const pieces = [held(), held(), held()];
    const turns = pieces.map(({ work }, index) =>
      inTurn("one", () => {
        begun.push(index);
        return work();
      }),
    );
    await Promise.resolve();
    expect(begun).toEqual([0]);
    pieces[2]?.resolve("third");
    pieces[0]?.resolve("first");
    expect(await turns[0]).toBe("first");
    pieces[1]?.reject(new Error("failed"));
    await expect(turns[1]).rejects.toThrow("failed");
    expect(await turns[2]).toBe("third");
    expect(begun).toEqual([0, 1, 2]);
  });

  it("given work on another thing, then it does not wait", async () => {
    const slow = held();
    const first = inTurn("slow", slow.work);
    expect(await inTurn("quick", async () => "done")).toBe("done");
    slow.resolve("late");
    await first;
  });

  it("given that a turn comes too late, then the work is not begun and the refusal says when to try again", async () => {
    const clock = vi.spyOn(performance, "now").mockReturnValue(0);
    const slow = held();
    const first = inTurn("late", slow.work);
    await Promise.resolve();
    const work = vi.fn(async () => "done");
    const second = inTurn("late", work);
    clock.mockReturnValue(15_001);
    slow.resolve("at last");
    await expect(second).rejects.toMatchObject({ code: "busy", retryAfterSeconds: 5 });
    expect(await first).toBe("at last");
    expect(work).not.toHaveBeenCalled();
    expect(await inTurn("late", work)).toBe("done");
  });
});
