import { describe, expect, it } from "vitest";
import { MODE_COOKIE, MODES, modeCookie, modeOf } from "#components/postmortem/modes.ts";

describe("how postmortems are shown", () => {
  it.each(MODES.map(({ value }) => value))("given %s was chosen, then the next page is sent so", (mode) => {
    const [kept = ""] = modeCookie(mode).split(";");
    expect(kept.startsWith(`${MODE_COOKIE}=`)).toBe(true);
    expect(modeOf(kept.slice(MODE_COOKIE.length + 1))).toBe(mode);
    expect(modeCookie(mode)).toMatch(/; Max-Age=\d{7,}; /);
  });

  it.each([undefined, "", "upside-down"])("given the cookie %j, then it is the text", (cookie) => {
    expect(modeOf(cookie)).toBe("write");
  });
});
