import { describe, expect, it } from "vitest";
import {
  complaintAboutSize,
  complaintAboutText,
  MOST_BYTES,
  nothingFoundIn,
  redactionsText,
} from "#components/incident/logs/log-source.ts";
import type { ParsedLog } from "#lib/logs/parsed-log.ts";

const NOTHING: ParsedLog = {
  format: "http",
  lines: 1_200,
  finds: [],
  moreFinds: 0,
  withoutId: 0,
  excerpt: "",
  redactions: [],
};

describe("complaints about a log", () => {
  it("given exactly as much as is read, then none; a byte more is too much, with the way out", () => {
    expect(complaintAboutText("x".repeat(MOST_BYTES))).toBeNull();
    expect(complaintAboutText("x".repeat(MOST_BYTES + 1))).toMatch(
      /^This log has 5 MB; at most 5 MB .* one part after/,
    );
    expect(complaintAboutSize(7.26 * 1024 * 1024)).toContain("has 7.3 MB");
  });

  it("given letters of several bytes, then bytes count", () => {
    expect(complaintAboutText("é".repeat(MOST_BYTES / 2))).toBeNull();
    expect(complaintAboutText(`${"é".repeat(MOST_BYTES / 2)}x`)).not.toBeNull();
  });

  it.each(["", " \n\t\r\n"])("given %j, then it is empty", (text) => {
    expect(complaintAboutText(text)).toContain("nothing in it");
  });

  it("given what is packed, then it is not text", () => {
    expect(complaintAboutText("\u001f\ufffd\b\0\0")).toContain("unpack it");
  });
});

describe("what is said where nothing was found", () => {
  it("given no failed call, then where ids stand", () => {
    expect(nothingFoundIn(NOTHING)).toBe(
      "No request id in 1,200 lines (http dump). They stand in the X-Request-Id header of Intercom's answers and as request_id in its errors. Paste the part with a failed call, or add an id by hand.",
    );
  });

  it("given failed calls without an id, then what the log has to write", () => {
    expect(nothingFoundIn({ ...NOTHING, lines: 1, withoutId: 1 })).toBe(
      "No request id in 1 line (http dump). 1 failed call names none: have the log write the X-Request-Id header of Intercom's answers.",
    );
  });
});

describe("redactionsText", () => {
  it("given several kinds, then each with its number", () => {
    const redactions = [
      { kind: "token", count: 3 },
      { kind: "e-mail address", count: 2 },
      { kind: "cookie", count: 1 },
    ] as const;
    expect(redactionsText(redactions)).toBe("3 tokens, 2 e-mail addresses, 1 cookie");
  });
});
