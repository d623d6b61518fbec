import { describe, expect, it } from "vitest";
import { faviconOf } from "#components/monitor/favicon.ts";

const MEANINGS = ["healthy", "degraded", "failing", "unknown"] as const;

describe("the icon of a tab", () => {
  it.each(MEANINGS)(
    "given %s, then it is a picture in the address itself, which our own policy lets through",
    (meaning) => {
      const address = faviconOf(meaning);
      expect(address).toMatch(/^data:image\/svg\+xml,[^\s"'<>#]+$/);
      const svg = decodeURIComponent(address.slice("data:image/svg+xml,".length));
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 32 32">.*<\/svg>$/);
      expect(svg.match(/<(?!\/)[^>]*[^/]>/g)).toHaveLength(1);
    },
  );

  it("given all four without their colours, then they are still told apart", () => {
    const shapes = MEANINGS.map((meaning) => decodeURIComponent(faviconOf(meaning)).replaceAll(/#[0-9a-f]{3,6}/g, ""));
    expect(new Set(shapes).size).toBe(4);
  });
});
