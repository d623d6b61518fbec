import { describe, expect, it } from "vitest";
import { returnPath } from "#components/auth/return-path.ts";

describe("returnPath", () => {
  it.each(["/", "/settings/tokens", "/runbook?leaf=token#playbook-token"])("keeps %s", (path) => {
    expect(returnPath(path)).toBe(path);
  });

  it.each([
    undefined,
    "",
    "settings",
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/.//evil.example",
    "javascript:alert(1)",
    "http://[",
    ["/a", "/b"],
  ])("given %j, goes to the dashboard or at least stays here", (asked) => {
    expect(new URL(returnPath(asked), "http://here.example").origin).toBe("http://here.example");
  });
});
