import { describe, expect, test } from "vitest";
import { LIMITS } from "#lib/incident/limits.ts";
import { parseLog, parseLogInSlices } from "#lib/logs/parse-log.ts";

const ID = "f93ecfa8-d08a-4325-8694-89aeb89c8f85";
const OTHER = "45b30bd1-75d2-40cc-bb39-74ac133a2836";

describe("reading a pasted log", () => {
  test("given an access log, then the status stands behind the request, and the time is brought to UTC", () => {
    const log = `203.0.113.7 - - [27/Nov/2026:22:43:11 +0100] "POST /conversations HTTP/1.1" 429 12 request_id="b2f1l0vf5sgk3m3grqg0"`;
    const { finds, excerpt } = parseLog(log);
    expect(finds).toEqual([
      {
        id: "b2f1l0vf5sgk3m3grqg0",
        endpoint: "POST /conversations",
        status: 429,
        code: null,
        at: "2026-11-27T21:43:11.000Z",
        line: 1,
      },
    ]);
    expect(excerpt).toMatch(/^\[IP address\] - - /);
  });

  test("given a line without a year or a zone, then its time is not guessed", () => {
    const log = `Nov 27 21:43:11 host app: intercom answered 503 (${ID})\n2026-11-27 21:43:11,123 ERROR request_id=${OTHER} status=500`;
    expect(parseLog(log).finds.map(({ at }) => at)).toEqual([null, null]);
  });

  test("given our own request around the call that failed, then Intercom's id, endpoint and status are taken", () => {
    const err = {
      statusCode: 401,
      body: { type: "error.list", request_id: ID, errors: [{ code: "unauthorized" }] },
      rawResponse: { url: "https://api.intercom.io/me", status: 401 },
    };
    const event = {
      level: 50,
      time: 1764279791000,
      reqId: OTHER,
      req: { method: "POST", url: "/hook" },
      res: { statusCode: 500 },
      err,
    };
    const { finds, format } = parseLog(JSON.stringify(event));
    expect(format).toBe("json-lines");
    expect(finds).toEqual([
      { id: ID, endpoint: "/me", status: 401, code: "unauthorized", at: "2025-11-27T21:43:11.000Z", line: 1 },
    ]);
  });

  test("given several calls in one line, then each keeps what is its own", () => {
    const failures = [
      { method: "GET", path: "/contacts/1", status: 404, request_id: ID, code: "not_found" },
      { method: "PUT", path: "/contacts/2", status: 429, request_id: OTHER, code: "rate_limit_exceeded" },
    ];
    const { finds } = parseLog(JSON.stringify({ timestamp: "2026-11-27T21:43:11.123Z", failures }));
    expect(finds).toMatchObject([
      { id: ID, endpoint: "GET /contacts/1", status: 404, code: "not_found" },
      { id: OTHER, endpoint: "PUT /contacts/2", status: 429, code: "rate_limit_exceeded" },
    ]);
  });

  test("given what curl prints, then call and answer are one record, and our own header is none of Intercom's", () => {
    const log = [
      "$ curl -v -H 'Authorization: Bearer abcd1234efgh' https://api.intercom.io/conversations?per_page=1",
      "> GET /conversations?per_page=1 HTTP/2",
      "> X-Request-Id: own-123456",
      ">",
      "< HTTP/2 401",
      "< date: Fri, 27 Nov 2026 21:43:11 GMT",
      `< x-request-id: ${ID}`,
      "< set-cookie: a=b; path=/",
      "<",
      `{"type":"error.list","request_id":"${ID}","errors":[{"code":"unauthorized"}]}`,
    ].join("\r\n");
    const { finds, format, excerpt } = parseLog(log);
    expect(format).toBe("http");
    expect(finds).toEqual([
      {
        id: ID,
        endpoint: "GET /conversations?per_page=1",
        status: 401,
        code: "unauthorized",
        at: "2026-11-27T21:43:11.000Z",
        line: 7,
      },
    ]);
    expect(excerpt).toContain("< set-cookie: [cookie]");
    expect(excerpt).not.toContain("abcd1234");
  });

  test("given calls that went well, then they are none", () => {
    const log = `2026-11-27T21:43:12Z INFO GET https://api.intercom.io/me 200 request_id=${ID}\n{"level":30,"request_id":"${OTHER}","res":{"statusCode":200}}`;
    expect(parseLog(log)).toMatchObject({ finds: [], excerpt: "", withoutId: 0 });
  });

  test("given an answer whose id is null, then it is counted and not made up", () => {
    const log = `{"type":"error.list","request_id":null,"errors":[{"code":"server_error"}]}`;
    expect(parseLog(log)).toMatchObject({ finds: [], withoutId: 1 });
  });

  test("given UTF-16 that was read as something else, colours and a byte order mark, then it is read all the same", () => {
    const line = `2026-11-27T21:43:11Z \u001b[31mERROR\u001b[0m intercom 503 request_id=${ID}`;
    expect(parseLog(`\ufeff${[...line].join("\0")}`).finds).toMatchObject([{ id: ID, status: 503 }]);
  });

  test("given nothing but ids, then each line is one", () => {
    expect(parseLog(`${ID}\n${OTHER}\n`).finds.map(({ id, line }) => [id, line])).toEqual([
      [ID, 1],
      [OTHER, 2],
    ]);
  });

  test("given more than are attached at once, then it says how many more, and the excerpt keeps to its length", () => {
    const log = Array.from(
      { length: LIMITS.requestIdsAtOnce + 7 },
      (_, i) => `2026-11-27T21:43:11Z ERROR intercom GET /me 500 request_id=req_${100_000 + i}`,
    ).join("\n");
    const parsed = parseLog(log);
    expect(parsed.finds).toHaveLength(LIMITS.requestIdsAtOnce);
    expect(parsed.moreFinds).toBe(7);
    expect(parsed.excerpt.length).toBeLessThanOrEqual(LIMITS.note);
    expect(parsed.excerpt).toMatch(/\[\.\.\. \d+ lines left out\]$/);
  });

  test("given a signal, then it stops, and otherwise answers the same as at once", async () => {
    const log = `ERROR intercom 500 request_id=${ID}\n${"2026-11-27T21:43:10Z INFO fine\n".repeat(50_000)}`;
    expect(await parseLogInSlices(log)).toEqual(parseLog(log));
    await expect(parseLogInSlices(log, { signal: AbortSignal.abort() })).rejects.toThrow();
    // Too much for one slice, on any machine.
    const long = `ERROR intercom 500 request_id=${ID}\n`.repeat(100_000);
    const stopped = new AbortController();
    const reading = parseLogInSlices(long, { signal: stopped.signal, onProgress: () => stopped.abort() });
    await expect(reading).rejects.toThrow();
  });
});

const HOSTILE = {
  "request_id=": "request_id=",
  quotes: '"request_id":"',
  backslashes: "\\",
  braces: "{",
  letters: "a",
  signs: "a@b.",
  tokens: "eyJ",
  digits: "4",
  colons: "a:",
  passwords: "password=",
  cookies: "cookie:[",
  "carriage returns": "\r",
  escapes: "\u001b[",
  answers: "HTTP/1.1 401\n",
  calls: "GET /a\nrequest_id\n",
  options: " -u '",
  addresses: "https://",
};

describe("a log that was made to be slow", () => {
  test.each(Object.entries(HOSTILE))(
    "given a million characters of %s, then it takes no longer than others",
    (_, piece) => {
      const log = `request_id=req_12345 status=500 ${piece.repeat(1_000_000 / piece.length)}`;
      const before = process.threadCpuUsage();
      parseLog(log);
      const { user, system } = process.threadCpuUsage(before);
      // A time that grows with the square would be minutes.
      expect((user + system) / 1_000).toBeLessThan(3_000);
    },
    60_000,
  );
});
