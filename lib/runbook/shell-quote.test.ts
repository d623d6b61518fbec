import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shellQuote } from "#lib/runbook/shell-quote.ts";

/** What bash makes of a list of words, read back without loss. */
function readByBash(words: string[]): string[] {
  const out = execFileSync("/bin/bash", ["--norc", "-c", `printf '%s\\0' ${words.join(" ")}`], { encoding: "utf8" });
  return out.split("\0").slice(0, -1);
}

/** NUL ends a string in every Unix program: no shell can pass it on. */
const text = fc.string({ unit: "binary" }).map((drawn) => drawn.replaceAll("\0", ""));

describe("shellQuote", () => {
  it("given any text, when bash reads the word, then it is that text again and nothing else happened", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), (texts) => {
        expect(readByBash(texts.map(shellQuote))).toEqual(texts.map((drawn) => drawn.toWellFormed()));
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    "",
    "it's",
    "$(touch /tmp/x)",
    "`id`",
    "a\nb",
    "a\u001b[201~; id",
    "!!",
    "a!b\u0007",
    "-rf",
    "=ls",
    "~root",
    "é\u202e",
    "\\",
    "a b",
    "*",
  ])("given %j, when bash reads the word, then it is that text", (hostile) => {
    expect(readByBash([shellQuote(hostile)])).toEqual([hostile]);
  });

  it("given an ordinary name, address or ARN, then it stays readable", () => {
    for (const word of [
      "intercom/production/token",
      "https://api.eu.intercom.io/me",
      "deployment/web",
      "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-b",
    ]) {
      expect(shellQuote(word)).toBe(word);
    }
  });

  it("given characters that a terminal acts on or hides, then the word holds none of them", () => {
    expect(shellQuote("a\u001b[201~\n\u202eb\u0000")).toMatch(/^[\x20-\x7e]*$/);
  });
});
