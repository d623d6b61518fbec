import { describe, expect, it } from "vitest";
import {
  isPosted,
  NOTHING_TYPED,
  readTypedMessage,
  type TypedMessage,
} from "#components/incident/messages/typed-message.ts";
import { Log } from "#lib/incident/testing.ts";

describe("readTypedMessage", () => {
  it("given what was kept, then it is the same", () => {
    const typed: TypedMessage = {
      choice: "own",
      own: "Hello",
      from: "short",
      made: "Hell",
      mention: "here",
      sent: { text: "Hello", version: 7 },
    };
    expect(readTypedMessage(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
  });

  it.each([
    ["nothing", null],
    ["a text", "Hello"],
  ])("given %s, then it is none", (_, kept) => {
    expect(readTypedMessage(kept)).toBeNull();
  });

  it("given what no version of ours kept, then what cannot be used is as if nothing was typed", () => {
    const kept = { choice: "long", own: 7, from: "own", made: null, mention: "everyone", sent: { text: "x" } };
    expect(readTypedMessage(kept)).toEqual(NOTHING_TYPED);
  });
});

describe("isPosted", () => {
  const log = new Log().do({ type: "post-message", text: "Hello", mention: "here" });
  const seq = log.state.version;
  const sent = (text: string, version: number): TypedMessage => ({
    ...NOTHING_TYPED,
    mention: "here",
    sent: { text, version },
  });

  it("given the record holds it since it was sent, then it is, also where the server cleaned it", () => {
    expect(isPosted(log.state, sent("Hello \r\n", seq - 1))).toBe(true);
  });

  it.each<[string, TypedMessage]>([
    ["one that stood there before", sent("Hello", seq)],
    ["other words", sent("Hello you", seq - 1)],
    ["another mention", { ...sent("Hello", seq - 1), mention: "none" }],
    ["nothing that was sent", { ...NOTHING_TYPED, own: "Hello" }],
  ])("given %s, then it is not", (_, typed) => {
    expect(isPosted(log.state, typed)).toBe(false);
  });
});
