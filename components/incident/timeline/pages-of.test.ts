import { expect, it } from "vitest";
import { pagesOf } from "#components/incident/timeline/pages-of.ts";

it.each([
  [[], []],
  [[1, 2], [{ at: 0, items: [1, 2] }]],
  [
    [1, 2, 3, 4, 5],
    [
      { at: 0, items: [1, 2] },
      { at: 2, items: [3, 4] },
      { at: 4, items: [5] },
    ],
  ],
])("given %j in pieces of two, then %j", (items, pages) => {
  expect(pagesOf(items, 2)).toEqual(pages);
});
