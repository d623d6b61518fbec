import { describe, expect, it } from "vitest";
import { isRecorded } from "#components/incident/is-recorded.ts";
import { cleanProse } from "#lib/text/clean.ts";

const typed = { text: "Inbox down ", version: 4 };

describe("isRecorded", () => {
  it("given an answer that was lost, then what the server made of the words is the same words", () => {
    expect(isRecorded(typed, { text: "Inbox down", lastChange: { seq: 5 } })).toBe(true);
  });

  it("given nobody changed the value, then a space at the end is somebody who goes on typing", () => {
    expect(isRecorded(typed, { text: "Inbox down", lastChange: undefined })).toBe(false);
    expect(isRecorded(typed, { text: "Inbox down", lastChange: { seq: 4 } })).toBe(false);
  });

  it("given somebody else's other words, then mine are still to be sent", () => {
    expect(isRecorded(typed, { text: "Messages not sending", lastChange: { seq: 5 } })).toBe(false);
  });

  it("given what stood there before, then there is nothing to send", () => {
    expect(isRecorded({ text: "As it was", version: 4 }, { text: "As it was", lastChange: undefined })).toBe(true);
  });

  it("given prose, then lines count", () => {
    const lines = { text: "One\n\nTwo\n", version: 4 };
    const lastChange = { seq: 5 };
    expect(isRecorded(lines, { text: "One\n\nTwo", lastChange }, cleanProse)).toBe(true);
    expect(isRecorded(lines, { text: "One\nTwo", lastChange }, cleanProse)).toBe(false);
  });
});
