import { describe, expect, test } from "vitest";
import { plainMessage, plainUpdate } from "#lib/integrations/slack/message-text.ts";

type Block = { text: { type: string; text: string } };

/** The texts of a message's blocks, by their types. */
function blocksOf(message: object): [type: string, text: string][] {
  const { blocks } = message as { blocks: Block[] };
  return blocks.map(({ text }) => [text.type, text.text]);
}

describe("a message that calls somebody", () => {
  test.each(["here", "channel"] as const)("given @%s, then that alone is markup, and the text is not", (call) => {
    const message = plainMessage("<!everyone> *P1* & <@U1>", call);
    expect(message).toMatchObject({ text: "&lt;!everyone&gt; *P1* &amp; &lt;@U1&gt;", mrkdwn: false });
    expect(blocksOf(message)).toEqual([
      ["mrkdwn", `<!${call}>`],
      ["plain_text", "&lt;!everyone&gt; *P1* &amp; &lt;@U1&gt;"],
    ]);
  });

  test("given nobody, then it has no blocks", () => {
    expect(plainMessage("Hello", "none")).not.toHaveProperty("blocks");
  });
});

describe("how a message shall read from now on", () => {
  test("then it is plain and calls nobody", () => {
    const update = plainUpdate("<!here> *P1*");
    expect(update).toMatchObject({ text: "&lt;!here&gt; *P1*", parse: "none", link_names: false });
    expect(blocksOf(update)).toEqual([["plain_text", "&lt;!here&gt; *P1*"]]);
  });
});

describe("a text that is longer than a block", () => {
  test.each([
    ["of one line", "&".repeat(3_000)],
    ["of many lines", "line <1>\n".repeat(900)],
    ["of characters of two units", "\u{1f525}".repeat(2_000)],
  ])("given one %s, then it comes whole, in pieces that Slack takes, and no character is torn", (_what, text) => {
    const pieces = blocksOf(plainUpdate(text)).map(([, piece]) => piece);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(3_000);
    expect(pieces.every((piece) => piece.isWellFormed() && !/&[a-z]*$/.test(piece))).toBe(true);
    const whole = pieces.join("").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
    expect(whole).toBe(text);
  });
});
