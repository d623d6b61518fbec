import { describe, expect, it } from "vitest";
import { markedParts, redactionsIn } from "#components/incident/logs/marked-parts.ts";
import { redactSecrets } from "#lib/logs/redact-secrets.ts";

describe("markedParts", () => {
  it("given what was blacked out, then it is told apart, and the parts make the whole", () => {
    const { text } = redactSecrets(
      "Authorization: Bearer dG9rOjE3ZjQ4ZmM0X2E1\nfrom ann@acme.example to ben@acme.example",
    );
    const parts = markedParts(text);
    expect(parts.map((part) => part.text).join("")).toBe(text);
    expect(redactionsIn(parts)).toEqual([
      { kind: "token", count: 1 },
      { kind: "e-mail address", count: 2 },
    ]);
    for (const part of parts) expect(text.slice(part.at).startsWith(part.text)).toBe(true);
  });

  it("given other brackets, then they stand as the log has them", () => {
    expect(markedParts("[INFO] [tokens] [")).toEqual([{ text: "[INFO] [tokens] [", at: 0, blackedOut: null }]);
    expect(markedParts("")).toEqual([]);
  });
});
