import { describe, expect, it } from "vitest";
import { cursorOf, positionOf } from "#lib/services/incident-cursor.ts";

const encoded = (text: string) => Buffer.from(text).toString("base64url");

describe("a cursor", () => {
  it.each([
    { startedAt: new Date("2026-11-22T14:05:00.123Z"), number: 42 },
    { startedAt: new Date("2000-01-01T00:00:00.000Z"), number: 2_147_483_647 },
  ])("given the place $startedAt, $number, then it leads back there", (position) => {
    expect(positionOf(cursorOf(position))).toEqual(position);
  });

  it.each([
    "",
    "1",
    "x".repeat(200),
    "../../etc/passwd",
    encoded("1.2.3"),
    encoded("01.2"),
    encoded("1.02"),
    encoded("-1.2"),
    encoded("1.2\n"),
    encoded("1e3.2"),
    encoded("9999999999999999.2"),
    encoded("1.9999999999"),
    encoded("1' OR 1=1.2"),
    `${encoded("1.2")}=`,
    `${encoded("1.2")}!`,
  ])("given the forged %j, then it is refused at its field", (cursor) => {
    expect(() => positionOf(cursor)).toThrow(expect.objectContaining({ code: "invalid_cursor", field: "cursor" }));
  });
});
