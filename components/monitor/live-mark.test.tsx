import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LiveMark, LiveWords } from "#components/monitor/live-mark.tsx";
import type { LiveState } from "#lib/client/live.ts";

const SINCE = Date.parse("2026-11-22T12:03:09Z");

function wordsOf(state: LiveState, since: Parameters<typeof LiveWords>[0]["since"] = null): string {
  return renderToStaticMarkup(<LiveWords state={state} since={since} />);
}

describe("the live mark", () => {
  it("given the page as the server sends it, then it is connecting, and nothing is said aloud", () => {
    const html = renderToStaticMarkup(<LiveMark />);
    expect(html).toContain("Connecting");
    expect(html).toMatch(/<p role="status" class="sr-only"><\/p>/);
  });

  it("given each state, then each has a word of its own, which a phone reads too", () => {
    expect(wordsOf({ status: "live" })).toContain('<span class="max-md:sr-only">Live</span>');
    expect(wordsOf({ status: "connecting" })).toContain("Connecting");
    const lost = wordsOf({ status: "not-live", since: SINCE }, { text: "Sun 12:03:09 UTC", short: "Sun 12:03" });
    expect(lost.replaceAll(/<[^>]*>/g, " ")).toMatch(/Not live\s+since Sun 12:03:09 UTC\s+since Sun 12:03 /);
    expect(lost).not.toContain("sr-only");
  });
});
