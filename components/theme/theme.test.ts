import { describe, expect, it } from "vitest";
import { THEMES, themeCookie, themeOf } from "#components/theme/theme.ts";

describe("themeOf", () => {
  it.each(THEMES)("given %s, keeps it", (theme) => {
    expect(themeOf(theme)).toBe(theme);
  });

  it.each([undefined, "", "sepia", '"><script>'])("given %j, follows the system", (cookie) => {
    expect(themeOf(cookie)).toBe("system");
  });
});

describe("themeCookie", () => {
  it("lasts beyond the session and is sent for every page", () => {
    expect(themeCookie("dark")).toMatch(/^theme=dark; Path=\/; Max-Age=\d{7,}; SameSite=Lax$/);
  });
});
