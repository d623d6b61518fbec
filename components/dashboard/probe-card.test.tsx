import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ProbeCard } from "#components/dashboard/probe-card.tsx";
import type { ShownReading } from "#components/dashboard/shown-readings.ts";
import { reading } from "#components/dashboard/testing.ts";
import { PageClock } from "#components/ui/clock.tsx";
import type { RateLimit } from "#lib/contracts/triage.ts";

const NOW = Date.parse("2026-11-22T14:00:08.000Z");

const WINDOW: RateLimit = {
  limit: 1_667,
  remaining: 1_643,
  resetsAt: "2026-11-22T14:00:12.000Z",
  at: "2026-11-22T14:00:00.000Z",
};

function card(shown: ShownReading, rateLimit: RateLimit | null = null): string {
  return renderToStaticMarkup(
    <PageClock madeAt={NOW}>
      <ProbeCard shown={shown} rateLimit={rateLimit} trend={null} />
    </PageClock>,
  );
}

function textOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

describe("a probe's card", () => {
  it("given a fresh reading, says its state, value, latency, HTTP status and age", () => {
    const html = card({ probe: "api", as: "now", reading: reading({ state: "fail", value: "503", httpStatus: 503 }) });
    for (const word of ["Intercom API", "Failing", "503", "184 ms", "HTTP 503", "8 s ago"]) {
      expect(textOf(html)).toContain(word);
    }
    expect(html).not.toContain("hatched");
  });

  it("given an old one, is hatched and says how it was then, never how it is", () => {
    const html = card({ probe: "api", as: "then", reading: reading() });
    expect(textOf(html)).toContain("Old: ok then");
    expect(textOf(html)).not.toMatch(/ OK /);
    expect(html).toContain("hatched");
  });

  it("given an edge that need not be asked, says when it is, and looks neither broken nor well", () => {
    const html = card({
      probe: "edge",
      as: "idle",
      reading: reading({ probe: "edge", at: "2026-11-22T13:00:08.000Z" }),
    });
    expect(textOf(html)).toMatch(/Not needed .*Asked only when a call fails\. .*last asked 1 h ago/);
    expect(textOf(html)).not.toMatch(/ OK | ms /);
    expect(html).not.toContain("hatched");
    expect(textOf(card({ probe: "edge", as: "idle", reading: null }))).toContain("not asked yet");
  });
});

describe("the webhooks' card", () => {
  const received = reading({ probe: "webhooks", value: "on time: p95 3 s", latencyMs: null, httpStatus: null });

  it("given notifications, for which nothing is sent, does not say that nothing was", () => {
    const text = textOf(card({ probe: "webhooks", as: "now", reading: received }));
    expect(text).toContain("on time: p95 3 s");
    expect(text).not.toContain("not sent");
    expect(textOf(card({ probe: "health", as: "now", reading: { ...received, probe: "health" } }))).toContain(
      "not sent",
    );
  });
});

describe("the rate limit's card", () => {
  const limited = (more: Partial<Parameters<typeof reading>[0]> & object, rateLimit: RateLimit | null = WINDOW) =>
    card(
      { probe: "rate-limit", as: "now", reading: reading({ probe: "rate-limit", value: "left", ...more }) },
      rateLimit,
    );

  it("given plenty, says what is left, draws it, and counts nothing down", () => {
    const html = limited({});
    expect(textOf(html)).toContain("1,643 of 1,667 left");
    expect(html).toContain("width:98.5");
    expect(textOf(html)).not.toContain("reset");
  });

  it("given a 429 or a window that is nearly dry, counts down to the reset", () => {
    expect(textOf(limited({ state: "fail", httpStatus: 429 }, { ...WINDOW, remaining: 0 }))).toContain("resets in 4 s");
    expect(textOf(limited({ state: "warn" }, { ...WINDOW, remaining: 20 }))).toContain("resets in 4 s");
  });

  it("given a reset that has passed, says that it should have come", () => {
    const passed = { ...WINDOW, remaining: 0, resetsAt: "2026-11-22T14:00:05.000Z" };
    expect(textOf(limited({ state: "fail" }, passed))).toContain("should have reset");
  });

  it("given no figures, shows what the reading says", () => {
    expect(textOf(limited({ state: "unknown", value: "UNKNOWN" }, null))).toContain("UNKNOWN");
  });
});
