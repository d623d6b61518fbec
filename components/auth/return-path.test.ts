import { describe, expect, it } from "vitest";
import { arrivalPath, returnPath, signInPath } from "#components/auth/return-path.ts";

describe("returnPath", () => {
  it.each(["/", "/settings/tokens", "/runbook?leaf=token#playbook-token"])("keeps %s", (path) => {
    expect(returnPath(path)).toBe(path);
  });

  it("given a page that was fetched for a link, goes to the page itself", () => {
    expect(returnPath("/settings?a=b%20c&_rsc=1x2y3")).toBe("/settings?a=b+c");
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

describe("signInPath", () => {
  it("given a page, leads back to it afterwards", () => {
    const { pathname, searchParams } = new URL(signInPath("/settings?a=b&c=d"), "http://here.example");
    expect(pathname).toBe("/sign-in");
    expect(returnPath(searchParams.get("to") ?? undefined)).toBe("/settings?a=b&c=d");
  });

  it("given the dashboard, needs not say so", () => {
    expect(signInPath("/")).toBe("/sign-in");
  });
});

describe("arrivalPath", () => {
  it.each([
    ["viewer", "/", "/incidents"],
    ["viewer", "/runbook", "/runbook"],
    ["responder", "/", "/"],
    ["admin", "/", "/"],
    ["admin", "/settings", "/settings"],
  ] as const)("given a %s who asked for %s, leads to %s", (role, asked, path) => {
    expect(arrivalPath(asked, role)).toBe(path);
  });
});
