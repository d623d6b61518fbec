import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIMITS } from "#lib/incident/limits.ts";
import { parseLog } from "#lib/logs/parse-log.ts";
import { redactSecrets } from "#lib/logs/redact-secrets.ts";
import { asText, calls, KINDS, planted, recordOf, survives, writings } from "#lib/logs/testing.ts";

const records = fc.array(fc.tuple(calls, planted, writings, fc.constantFrom(...KINDS)), {
  minLength: 1,
  maxLength: 12,
});
const noise = fc.array(
  fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("2026-11-27T21:43:10Z INFO fine", "\u001b[31mred\u001b[0m", "{", "}", '"', ""),
  ),
  { maxLength: 6 },
);
const ends = fc.constantFrom("\n", "\r\n");

describe("a pasted log of any kind", () => {
  test("given failed calls with secrets anywhere in them, then each id is found with its facts, and no secret survives", () => {
    fc.assert(
      fc.property(records, ends, (given, end) => {
        const text = given
          .map(
            ([call, plant, writing, kind]) => `${recordOf(call, plant, writing, kind)}\n2026-11-27T00:00:00Z INFO fine`,
          )
          .join("\n")
          .replaceAll("\n", end);
        const parsed = parseLog(text);
        expect(survives(JSON.stringify(parsed))).toBe(false);
        const first = new Map(given.toReversed().map(([call]) => [call.id, call]));
        expect(new Set(parsed.finds.map(({ id }) => id))).toEqual(new Set(first.keys()));
        for (const { id, status, code, endpoint, at } of parsed.finds) {
          const call = first.get(id);
          expect({ status, code, endpoint }).toEqual({
            status: call?.status,
            code: call?.code,
            endpoint: `${call?.method} ${call?.path}`,
          });
          // An HTTP date has no milliseconds.
          expect(at?.slice(0, 19)).toBe(new Date(call?.at ?? 0).toISOString().slice(0, 19));
        }
        expect(parsed.excerpt.length).toBeLessThanOrEqual(LIMITS.note);
      }),
      { numRuns: 300 },
    );
  });

  test("given a log cut anywhere, with whatever between its lines, then it is read, and no secret survives", () => {
    fc.assert(
      fc.property(records, noise, fc.nat(), (all_, between, cut) => {
        // Of an address that is cut before its sign nothing tells that it was one.
        const given = all_.filter(([, { kind }]) => kind !== "e-mail");
        const all = given
          .flatMap(([call, plant, writing, kind], index) => [
            recordOf(call, plant, writing, kind),
            between[index] ?? "",
          ])
          .join("\n");
        const parsed = parseLog(all.slice(0, cut % (all.length + 1)));
        expect(survives(JSON.stringify(parsed))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test("given anything at all, then it is read", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("request_id=req_12345 ", "error ", "{", "\n", '"')),
        ),
        (parts) => {
          const { finds, lines } = parseLog(parts.join(""));
          expect(lines).toBeGreaterThan(0);
          for (const { id } of finds) expect(id).toMatch(/^[\w.:-]+$/);
        },
      ),
    );
  });
});

describe("blacking out", () => {
  test("given a secret in any writing, then it goes, and a second time changes nothing", () => {
    fc.assert(
      fc.property(planted, writings, fc.string({ unit: "binary" }), (plant, writing, tail) => {
        const once = redactSecrets(`before ${asText(plant, writing)}\n${tail}`);
        expect(survives(once.text)).toBe(false);
        expect(redactSecrets(once.text)).toEqual({ text: once.text, found: [] });
      }),
      { numRuns: 500 },
    );
  });

  test("given any text, then a second time changes nothing", () => {
    const pieces = fc.constantFrom(
      "password=",
      "[token]",
      "Bearer ",
      "a@b.cc",
      '"',
      "'",
      ":",
      "4111111111111111",
      "eyJabcdefghijklmnopqrst",
      "{",
      "[",
      "cookie",
      ",",
      "\\",
      "%40",
      "name",
      " ",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: "binary" }))), (parts) => {
        const { text } = redactSecrets(parts.join(""));
        expect(redactSecrets(text)).toEqual({ text, found: [] });
      }),
      { numRuns: 1_000 },
    );
  });
});
