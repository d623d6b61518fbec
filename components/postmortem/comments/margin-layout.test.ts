import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { marginHeight, marginLayout, type Wanted } from "#components/postmortem/comments/margin-layout.ts";

const GAP = 8;

function laidOut(
  wanted: readonly (readonly [id: string, top: number, height: number])[],
  active: string | null = null,
) {
  const threads = wanted.map(([id, top, height]) => ({ id, top, height }));
  return Object.fromEntries(marginLayout(threads, { gap: GAP, active }));
}

describe("threads in the margin", () => {
  it("given room between them, then each stands beside its place", () => {
    expect(
      laidOut([
        ["a", 10, 50],
        ["b", 100, 50],
      ]),
    ).toEqual({ a: 10, b: 100 });
  });

  it("given places close together, then the later ones give way", () => {
    expect(
      laidOut([
        ["a", 10, 50],
        ["b", 12, 50],
        ["c", 130, 20],
      ]),
    ).toEqual({ a: 10, b: 68, c: 130 });
  });

  it("given one that is looked at, then it stands beside its place, and the others give way", () => {
    expect(
      laidOut(
        [
          ["a", 100, 50],
          ["b", 110, 50],
          ["c", 115, 50],
        ],
        "b",
      ),
    ).toEqual({ a: 52, b: 110, c: 168 });
  });

  it("given no room above the one that is looked at, then it begins below what stands there", () => {
    expect(
      laidOut(
        [
          ["a", 0, 50],
          ["b", 10, 50],
        ],
        "b",
      ),
    ).toEqual({ a: 0, b: 58 });
  });

  it("given a place above the margin, then the thread stands at its top", () => {
    expect(laidOut([["a", -300, 50]])).toEqual({ a: 0 });
  });

  it("given any threads, then they keep their order, none lies over another or above the margin, and all are within its height", () => {
    const thread = fc.record({ top: fc.integer({ min: -500, max: 5_000 }), height: fc.integer({ min: 1, max: 900 }) });
    fc.assert(
      fc.property(fc.array(thread, { maxLength: 40 }), fc.nat(50), (threads, nth) => {
        const wanted: Wanted[] = threads.map((one, index) => ({ ...one, id: String(index) }));
        const tops = marginLayout(wanted, { gap: GAP, active: String(nth) });
        let end = 0;
        for (const { id, height } of wanted) {
          expect(tops.get(id)).toBeGreaterThanOrEqual(end);
          end = (tops.get(id) ?? 0) + height + GAP;
        }
        expect(marginHeight(wanted, tops)).toBe(wanted.length === 0 ? 0 : end - GAP);
      }),
    );
  });
});
