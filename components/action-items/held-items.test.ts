import { describe, expect, it } from "vitest";
import { type HeldItem, withHeld } from "#components/action-items/held-items.ts";
import type { ListedActionItem } from "#lib/contracts/action-item-list.ts";

function itemOf(item: number, change: Partial<ListedActionItem> = {}): ListedActionItem {
  return {
    incident: 7,
    item,
    text: "Alert on 401",
    owner: null,
    due: null,
    kind: null,
    link: null,
    completedAt: null,
    severity: "P1",
    drill: false,
    overdue: false,
    ...change,
  };
}

const done = (before: ListedActionItem): [string, HeldItem] => [
  `${before.incident}.${before.item}`,
  { before, now: { ...before, completedAt: "2026-11-27T10:00:00.000Z" } },
];
const items = (rows: readonly ListedActionItem[]) => rows.map(({ item }) => item);

describe("withHeld", () => {
  const rows = [
    itemOf(1, { due: "2026-12-01" }),
    itemOf(2, { due: "2026-12-01" }),
    itemOf(3, { due: "2026-12-24" }),
    itemOf(4),
    itemOf(5),
  ];

  it.each([0, 1, 2, 3, 4])(
    "given the row %i that was ticked and left the list, then it stays in its place, done",
    (index) => {
      const ticked = rows[index] ?? itemOf(0);
      const left = rows.filter((row) => row !== ticked);
      const shown = withHeld(left, new Map([done(ticked)]), "due");
      expect(items(shown)).toEqual([1, 2, 3, 4, 5]);
      expect(shown[index]?.completedAt).not.toBeNull();
    },
  );

  it("given all of them, whatever their order, then they stay", () => {
    const held = new Map(rows.map(done).toReversed());
    expect(items(withHeld([], held, "due"))).toEqual([1, 2, 3, 4, 5]);
  });

  it("given one that the list still has, then the list is right", () => {
    expect(withHeld(rows, new Map([done(itemOf(2))]), "due")).toEqual(rows);
  });

  it("given what is done and one of it that is open again, then it stays where it was", () => {
    const [last, first] = [
      itemOf(1, { completedAt: "2026-11-27T12:00:00.000Z" }),
      itemOf(2, { completedAt: "2026-11-27T10:00:00.000Z" }),
    ];
    const before = itemOf(3, { completedAt: "2026-11-27T11:00:00.000Z" });
    const held = new Map([["7.3", { before, now: { ...before, completedAt: null } }]]);
    expect(items(withHeld([last, first], held, "done"))).toEqual([1, 3, 2]);
  });
});
