import { describe, expect, it } from "vitest";
import { initials, peopleWords } from "#components/postmortem/collab/person-words.ts";

const ANN = { id: "a", name: "Ann Lee", isMe: true, mayWrite: true, colour: 1, section: null };

describe("people in few letters", () => {
  it.each([
    ["Ann Lee", "AL"],
    ["ann", "A"],
    ["  Maria  de la Cruz ", "MC"],
    ["e\u0301mile zola", "E\u0301Z"],
    ["🇫🇷 bot", "🇫🇷B"],
    ["", ""],
  ])("given %j, then %j", (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it("given several, then all are named, with what is particular about them", () => {
    expect(peopleWords([ANN])).toBe("1 person here: Ann Lee (you)");
    expect(peopleWords([ANN, { ...ANN, name: "Ben", isMe: false, mayWrite: false }])).toBe(
      "2 people here: Ann Lee (you), Ben (reads only)",
    );
  });
});
