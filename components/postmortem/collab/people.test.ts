import { describe, expect, it } from "vitest";
import { peopleHere } from "#components/postmortem/collab/people.ts";

function tab(id: string, more: object = {}, section: string | null = null) {
  return { user: { id, name: id.toUpperCase(), mayWrite: true, ...more }, section };
}

describe("people who are here", () => {
  it("given two tabs of one person, then they are one, in the section of either", () => {
    const people = peopleHere("ann").of([tab("ben"), tab("ann"), tab("ann", {}, "summary")]);
    expect(people.map(({ id, isMe, section }) => [id, isMe, section])).toEqual([
      ["ann", true, "summary"],
      ["ben", false, null],
    ]);
  });

  it("given states that make no sense, then they are nobody", () => {
    const states = [null, 7, {}, { user: null }, { user: { id: 4, name: "x" } }, { user: { id: "", name: "x" } }];
    expect(
      peopleHere("ann").of([...states, { user: { id: "eve", name: "  ", isMe: true }, section: { a: 1 } }]),
    ).toEqual([
      { id: "eve", name: "Somebody", isMe: false, mayWrite: false, section: null, colour: expect.any(Number) },
    ]);
  });

  it("given eight people, then each has a colour of their own, and the ninth has one of them", () => {
    const ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const people = peopleHere("ann").of(ids.map((id) => tab(id)));
    expect(new Set(people.map(({ colour }) => colour)).size).toBe(8);
    const nine = peopleHere("ann").of([...ids, "i"].map((id) => tab(id)));
    for (const { colour } of nine) expect(colour).toBeOneOf([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("given somebody who comes or goes, then nobody else changes colour", () => {
    const here = peopleHere("ann");
    const colourOf = (id: string, ids: readonly string[]) =>
      here.of(ids.map((each) => tab(each))).find((person) => person.id === id)?.colour;
    const first = colourOf("m", ["m"]);
    for (const ids of [["a", "m"], ["a", "b", "i", "m", "q"], ["b", "m"], ["m"]])
      expect(colourOf("m", ids)).toBe(first);
  });

  it("given the same again, then it is the very same, so that nothing is drawn anew", () => {
    const here = peopleHere("ann");
    expect(here.of([tab("ann")])).toBe(here.of([tab("ann")]));
  });
});
