import { describe, expect, it } from "vitest";
import { isChosen, pressChoice } from "#components/form/text-choices.ts";
import { actionsAt, causesAt, IMPACTS } from "#lib/runbook/message-choices.ts";

const [LOADING, SENDING] = IMPACTS;
const CAUSES = causesAt(null);
const ACTIONS = actionsAt(null);

describe("a choice that fills in", () => {
  it("given an empty field, then it stands there alone", () => {
    expect(pressChoice("  ", LOADING)).toBe("Customer conversations not loading");
  });

  it("given another choice, then both stand, as one sentence", () => {
    const both = pressChoice(LOADING, SENDING);
    expect(both).toBe("Customer conversations not loading, messages not sending");
    expect(isChosen(both, LOADING)).toBe(true);
    expect(isChosen(both, SENDING)).toBe(true);
  });

  it("given both, then pressing one again leaves the other", () => {
    const both = pressChoice(LOADING, SENDING);
    expect(pressChoice(both, LOADING)).toBe("Messages not sending");
    expect(pressChoice(both, SENDING)).toBe(LOADING);
    expect(pressChoice(LOADING, LOADING)).toBe("");
  });

  it("given what a person typed, then it stays in front", () => {
    expect(pressChoice("EU customers only", SENDING)).toBe("EU customers only, messages not sending");
  });

  it("given fields of which one choice stands, then it takes the place of what another filled in, and of no typed word", () => {
    expect(pressChoice("Rate limited", "Our token expired", CAUSES)).toBe("Our token expired");
    expect(pressChoice("Rate limited since noon", "Our token expired", CAUSES)).toBe(
      "Rate limited since noon, our token expired",
    );
  });

  it("given a choice with commas and marks of its own, then it is found and goes as a whole", () => {
    const choice = "Checking pods, memory (all), network and DNS";
    expect(isChosen(choice, choice)).toBe(true);
    expect(pressChoice(choice, choice, ACTIONS)).toBe("");
    expect(pressChoice(`Waiting, ${choice}`, choice)).toBe("Waiting");
  });

  it("given words that merely hold the choice, then it is not chosen", () => {
    expect(isChosen("Not rate limited", "Rate limited")).toBe(false);
    expect(isChosen("Rate limited twice", "Rate limited")).toBe(false);
  });
});
