import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alongside, anchorsOf } from "#components/postmortem/preview/together.ts";

const ANCHORS = [
  { text: 100, preview: 50 },
  { text: 300, preview: 450 },
];
const REACH = { text: 1_000, preview: 600 };

describe("text and preview that scroll together", () => {
  it.each([
    [0, 0],
    [50, 25],
    [100, 50],
    [200, 250],
    [300, 450],
    [650, 525],
    [1_000, 600],
    [5_000, 600],
    [-20, 0],
  ])("given the text at %i, then the preview is at %i", (text, preview) => {
    expect(alongside(ANCHORS, REACH, "text", text)).toBe(preview);
  });

  it("given the preview at some place, then the text is where the same words are", () => {
    expect(alongside(ANCHORS, REACH, "preview", 250)).toBe(200);
    expect(alongside(ANCHORS, REACH, "preview", 600)).toBe(1_000);
  });

  it("given no blocks, or sides that need no scrolling, then both ends meet", () => {
    expect(alongside([], REACH, "text", 500)).toBe(300);
    expect(alongside([], { text: 0, preview: 0 }, "text", 0)).toBe(0);
    expect(alongside(ANCHORS, { text: 0, preview: 400 }, "preview", 200)).toBe(0);
  });

  it("given any blocks in any order, then it never leaves the page nor goes backwards", () => {
    const place = fc.integer({ min: -200, max: 2_000 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ text: place, preview: place }), { maxLength: 12 }),
        fc.record({ text: fc.nat(1_500), preview: fc.nat(1_500) }),
        fc.tuple(place, place),
        (anchors, reach, [one, other]) => {
          const [first, second] = [Math.min(one, other), Math.max(one, other)].map((at) =>
            alongside(anchors, reach, "text", at),
          );
          expect(first).toBeGreaterThanOrEqual(0);
          expect(second).toBeLessThanOrEqual(reach.preview);
          expect(first).toBeLessThanOrEqual(second ?? Number.NaN);
        },
      ),
    );
  });
});

describe("the beginnings of the blocks", () => {
  const blocks = [
    { title: "Summary", top: 200 },
    { title: "Timeline", top: 400 },
    { title: "Impact", top: 900 },
  ];

  it("given words that have headings too, then each block is the next heading of its title", () => {
    const headings = [
      { title: "Incident: Intercom Degraded", top: 0 },
      { title: "Summary", top: 90 },
      { title: "Why", top: 120 },
      { title: "Timeline", top: 300 },
      { title: "Summary", top: 350 },
      { title: "Impact", top: 500 },
    ];
    expect(anchorsOf(blocks, headings)).toEqual([
      { text: 200, preview: 90 },
      { text: 400, preview: 300 },
      { text: 900, preview: 500 },
    ]);
  });

  it("given a title that the preview does not have, then the others still meet", () => {
    expect(anchorsOf(blocks, [{ title: "Impact", top: 10 }])).toEqual([{ text: 900, preview: 10 }]);
  });
});
