import { describe, expect, it } from "vitest";
import { type Known, savedState, savedWords, waitingIn } from "#components/postmortem/collab/saved-state.ts";

const KNOWN: Known = { waiting: 0, hasSettled: true, isOffline: false, refused: null, isKept: true };

function words(known: Partial<Known>): string {
  return savedWords(savedState({ ...KNOWN, ...known }));
}

describe("where what was typed is", () => {
  it.each<[Partial<Known>, string]>([
    [{}, "Saved"],
    [{ hasSettled: false }, "Connecting"],
    [{ waiting: 3 }, "Saving"],
    [{ waiting: 3, hasSettled: false }, "Saving"],
    [{ isOffline: true }, "Offline"],
    [{ isOffline: true, waiting: 1 }, "Offline: 1 edit waits in this browser"],
    [{ isOffline: true, waiting: 12 }, "Offline: 12 edits wait in this browser"],
    [{ isOffline: true, waiting: 12, isKept: false }, "Offline: 12 edits wait in this tab only"],
    [{ refused: "unauthenticated" }, "Not saved: you are signed out. Sign in again."],
    [
      { refused: "role-changed", waiting: 2, isOffline: true },
      "Not saved: your role may read this, but not write it. 2 edits wait in this browser.",
    ],
  ])("given %j, then it says %j", (known, said) => {
    expect(words(known)).toBe(said);
  });

  it("given somebody who only reads, then they see whether it is as it is now", () => {
    expect(savedWords(savedState(KNOWN), false)).toBe("Up to date");
    expect(savedWords(savedState({ ...KNOWN, isOffline: true }), false)).toBe("Offline");
  });

  it("given edits that the server has not acknowledged, then they are asked about, whatever else is known", () => {
    for (const known of [{}, { isOffline: true }, { refused: "full" as const }]) {
      expect(waitingIn(savedState({ ...KNOWN, ...known, waiting: 4 }))).toBe(4);
      expect(waitingIn(savedState({ ...KNOWN, ...known }))).toBe(0);
    }
  });
});
