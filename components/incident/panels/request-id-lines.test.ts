import { describe, expect, it } from "vitest";
import { complaintOf, readRequestIdLines } from "#components/incident/panels/request-id-lines.ts";

describe("readRequestIdLines", () => {
  it("given one id a line, then empty lines do not count, and every id knows its line", () => {
    expect(readRequestIdLines("req_1\n\n  req_2  \n")).toEqual([
      { line: 1, requestId: { id: "req_1", endpoint: null, status: null } },
      { line: 3, requestId: { id: "req_2", endpoint: null, status: null } },
    ]);
  });

  it.each([
    ["req_1 GET /contacts 503", { id: "req_1", endpoint: "GET /contacts", status: 503 }],
    ["req_1 503 GET /contacts", { id: "req_1", endpoint: "GET /contacts", status: 503 }],
    ["req_1, /me, 401", { id: "req_1", endpoint: "/me", status: 401 }],
    ["503", { id: "503", endpoint: null, status: null }],
  ])("given %j, then what is known of the call is read", (line, requestId) => {
    expect(readRequestIdLines(line)).toEqual([{ line: 1, requestId }]);
  });

  it("given words that mean nothing, then they stay with the id, to be refused and not lost", () => {
    expect(readRequestIdLines("the id is req_1")).toMatchObject([{ requestId: { id: "the id is req_1" } }]);
  });
});

describe("complaintOf", () => {
  it("given a wrong id after an empty line, then its own line is named", () => {
    const typed = readRequestIdLines("req_1\n\nreq 2");
    expect(complaintOf(typed, { "requestIds.1.id": "Not an id" })).toBe("Line 3: Not an id");
  });

  it("given a complaint about them all, then it stands alone; about anything else, then there is none", () => {
    expect(complaintOf([], { requestIds: "At most 500 at once" })).toBe("At most 500 at once");
    expect(complaintOf([], { type: "Required" })).toBeUndefined();
  });
});
