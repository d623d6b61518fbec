import { expect, test } from "vitest";
import { apiTokenHash, makeApiToken } from "#lib/auth/api-token.ts";

test("given a new token, then what is presented later leads to the hash that was kept", () => {
  const { token, prefix, hash } = makeApiToken();
  expect(token).toMatch(/^ofh_[\w-]{43}$/);
  expect(prefix).toBe(token.slice(0, 8));
  expect(apiTokenHash(token)).toEqual(hash);
});

test("given two tokens, then they differ", () => {
  expect(makeApiToken().token).not.toBe(makeApiToken().token);
});

test.each(["", "ofh_", "ofh_short", `xyz_${"a".repeat(43)}`, `ofh_${"a".repeat(44)}`, `ofh_${"a".repeat(43)}\n`])(
  "given %j, then it is no token of ours",
  (presented) => {
    expect(apiTokenHash(presented)).toBeNull();
  },
);
