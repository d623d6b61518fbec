import { describe, expect, it } from "vitest";
import { attachmentOf } from "#components/incident/logs/attachment.ts";
import { Command } from "#lib/incident/command.ts";
import type { Find } from "#lib/logs/parsed-log.ts";

const LOG = { format: "plain", lines: 9_000, excerpt: "GET /contacts 503" } as const;

function finds(count: number): Find[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `req_${index}`,
    endpoint: "GET /contacts",
    status: 503,
    code: null,
    at: "2026-11-22T14:05:10.000Z",
    line: index + 1,
  }));
}

function sizes(...given: Parameters<typeof attachmentOf>): [string, number][] {
  return attachmentOf(...given).map((command) => {
    const read = Command.parse(command);
    return "requestIds" in read ? [read.type, read.requestIds.length] : [read.type, -1];
  });
}

describe("attachmentOf", () => {
  it("given few ids, then one command holds them and what is kept of the log", () => {
    expect(attachmentOf(LOG, finds(1))).toEqual([
      {
        type: "attach-log",
        ...LOG,
        requestIds: [
          { id: "req_0", endpoint: "GET /contacts", status: 503, code: null, at: "2026-11-22T14:05:10.000Z" },
        ],
      },
    ]);
  });

  it("given more than are taken at once, then the log comes with the first ones alone", () => {
    expect(sizes(LOG, finds(500))).toEqual([["attach-log", 500]]);
    expect(sizes(LOG, finds(1_001))).toEqual([
      ["attach-log", 500],
      ["add-request-ids", 500],
      ["add-request-ids", 1],
    ]);
  });

  it("given a log that is kept already, then only ids are left", () => {
    expect(sizes(null, finds(501))).toEqual([
      ["add-request-ids", 500],
      ["add-request-ids", 1],
    ]);
    expect(sizes(null, [])).toEqual([]);
  });

  it("given no id, then the log is kept all the same", () => {
    expect(sizes(LOG, [])).toEqual([["attach-log", 0]]);
  });
});
