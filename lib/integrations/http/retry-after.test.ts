import { expect, test } from "vitest";
import { retryAfterSeconds } from "#lib/integrations/http/retry-after.ts";

test.each([
  ["30", 30],
  [" 0 ", 0],
  ["999999", 3_600],
  ["Wed, 21 Oct 2026 07:28:00 GMT", null],
  ["-5", null],
  ["soon", null],
])("Retry-After: %s is %s", (value, seconds) => {
  expect(retryAfterSeconds(new Headers({ "retry-after": value }))).toBe(seconds);
});

test("an answer without the header does not say", () => {
  expect(retryAfterSeconds(new Headers())).toBeNull();
});
