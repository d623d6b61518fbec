import { describe, expect, it } from "vitest";
import {
  isSameOutline,
  LONGEST_TITLE,
  MOST_BLOCKS,
  moved,
  newSectionId,
  removedSections,
  renamed,
  suggestionsFor,
  without,
  withSection,
} from "#components/postmortem/outline/outline-edit.ts";
import * as contract from "#lib/contracts/postmortem.ts";
import { type Outline, RUNBOOK_OUTLINE } from "#lib/runbook/outline.ts";

const LUCKY = { id: "lucky", title: "Where we got lucky" };
const WITH_LUCKY = withSection(RUNBOOK_OUTLINE, LUCKY);

function ids(outline: Outline): string[] {
  return outline.map(({ id }) => id);
}

describe("an outline that is edited", () => {
  it("given a new section, then it is words, and stands at the end", () => {
    expect(WITH_LUCKY.at(-1)).toEqual({ ...LUCKY, kind: "narrative" });
    expect(contract.Outline.safeParse(WITH_LUCKY).success).toBe(true);
  });

  it("given a block that moves, then the others keep their order, and nothing leaves the ends", () => {
    expect(ids(moved(WITH_LUCKY, "lucky", -1)).slice(-2)).toEqual(["lucky", "action-items"]);
    expect(ids(moved(WITH_LUCKY, "summary", 1)).slice(0, 2)).toEqual(["timeline", "summary"]);
    expect(moved(WITH_LUCKY, "lucky", 1)).toBe(WITH_LUCKY);
    expect(moved(WITH_LUCKY, "summary", -1)).toBe(WITH_LUCKY);
    expect(moved(WITH_LUCKY, "nothing", 1)).toBe(WITH_LUCKY);
  });

  it("given a block to take off, then a team's goes and the runbook's stays", () => {
    expect(without(WITH_LUCKY, "lucky")).toEqual(RUNBOOK_OUTLINE);
    expect(without(WITH_LUCKY, "impact")).toBe(WITH_LUCKY);
  });

  it("given another title or order, then it is another outline", () => {
    expect(isSameOutline(WITH_LUCKY, withSection(RUNBOOK_OUTLINE, LUCKY))).toBe(true);
    expect(isSameOutline(WITH_LUCKY, renamed(WITH_LUCKY, "lucky", "Luck"))).toBe(false);
    expect(isSameOutline(WITH_LUCKY, moved(WITH_LUCKY, "lucky", -1))).toBe(false);
    expect(isSameOutline(WITH_LUCKY, RUNBOOK_OUTLINE)).toBe(false);
  });

  it("given what was written in no section of it, then it can be brought back, and is not suggested anew", () => {
    const removed = removedSections(RUNBOOK_OUTLINE, ["summary", "what-went-well"]);
    expect(removed).toEqual([{ id: "what-went-well", title: "What went well" }]);
    expect(suggestionsFor(RUNBOOK_OUTLINE, removed).map(({ id }) => id)).toEqual(["where-we-got-lucky"]);
    expect(removedSections(WITH_LUCKY, ["lucky", "summary"])).toEqual([]);
    expect(suggestionsFor(WITH_LUCKY, []).map(({ id }) => id)).toEqual(["what-went-well"]);
  });
});

describe("the id of a new section", () => {
  it.each([
    ["What went well?", "what-went-well"],
    ["  5 whys ", "whys"],
    ["Détection & Ärger", "detection-arger"],
    ["日本語", "section"],
    ["🎉", "section"],
    ["- -", "section"],
    ["Word ".repeat(20), "word-word-word-word-word-word-word-word"],
  ])("given %j, then it is %s, as the server takes it", (title, id) => {
    expect(newSectionId(title, [])).toBe(id);
    expect(contract.SectionId.parse(id)).toBe(id);
  });

  it("given one that is taken, then it is counted, and no longer than it may be", () => {
    expect(newSectionId("Luck", ["luck", "luck-2"])).toBe("luck-3");
    const long = "a".repeat(60);
    const taken = newSectionId(long, []);
    expect(contract.SectionId.parse(newSectionId(long, [taken]))).toBe(`${"a".repeat(38)}-2`);
  });
});

it("given the figures that the browser keeps for itself, then they are the contract's", () => {
  expect(MOST_BLOCKS).toBe(contract.MOST_BLOCKS);
  const titled = (length: number) => renamed(WITH_LUCKY, "lucky", "a".repeat(length));
  expect(contract.Outline.safeParse(titled(LONGEST_TITLE)).success).toBe(true);
  expect(contract.Outline.safeParse(titled(LONGEST_TITLE + 1)).success).toBe(false);
});
