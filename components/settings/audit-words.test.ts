import { describe, expect, test } from "vitest";
import { ACTION_OPTIONS, actionOf, authorWords, detailWords } from "#components/settings/audit-words.ts";
import { AUDIT_ACTIONS } from "#lib/contracts/audit.ts";

test("given the actions that there are, then each can be chosen, and only those", () => {
  expect(ACTION_OPTIONS.map(({ value }) => value).sort()).toEqual(["", ...AUDIT_ACTIONS].sort());
  expect(actionOf("")).toBeUndefined();
  expect(actionOf("constructor")).toBeUndefined();
  expect(actionOf("token.issued")).toBe("token.issued");
});

describe("detailWords", () => {
  test.each<[string, Record<string, string>]>([
    ["", {}],
    ["ben@example.com · Viewer", { email: "ben@example.com", role: "viewer" }],
    [
      "Responder, was Viewer · through login.example.com",
      { role: "responder", roleBefore: "viewer", through: "login.example.com" },
    ],
    ["name Bea, was Ben", { name: "Bea", nameBefore: "Ben" }],
    [
      "stays Administrator as the last one, although the provider says Viewer",
      { roleGiven: "viewer", roleKept: "admin" },
    ],
    ["by password", { through: "password" }],
    ["Responder · ofh_ab12…", { role: "responder", prefix: "ofh_ab12" }],
    ["version 3 · sections 7", { version: "3", sections: "7" }],
    ["a role of the future", { role: "a role of the future" }],
  ])("reads %j", (words, detail) => {
    expect(detailWords(detail)).toBe(words);
  });
});

test("given an API token, then it is named as one", () => {
  expect(authorWords({ kind: "api-token", id: "1", name: "Pager" })).toBe("Pager (API token)");
  expect(authorWords({ kind: "account", id: "1", name: "Ann" })).toBe("Ann");
});
