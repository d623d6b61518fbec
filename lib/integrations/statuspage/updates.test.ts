import { describe, expect, it } from "vitest";
import { compatPage } from "#lib/integrations/statuspage/compat.ts";
import { nativePage } from "#lib/integrations/statuspage/native.ts";
import { pageReport } from "#lib/integrations/statuspage/report.ts";
import { CompatSummary, NativeSummary, WidgetSummary } from "#lib/integrations/statuspage/schema.ts";
import { widgetIncident } from "#lib/integrations/statuspage/widget.ts";
import type { PageIncident } from "#lib/triage/status-page.ts";

function native(incident: object): PageIncident | undefined {
  const whole = { id: "i", name: "API errors", ...incident };
  const { summary } = NativeSummary.parse({ summary: { ongoing_incidents: [whole] } });
  return nativePage("us", summary)?.incidents[0];
}

const compatOf = (incident: object) => {
  const whole = { id: "i", name: "API errors", status: "identified", ...incident };
  const summary = CompatSummary.parse({ status: { indicator: "minor" }, incidents: [whole] });
  return compatPage(summary, summary.incidents ?? null);
};
const compat = (incident: object) => compatOf(incident).incidents[0];

const saying = (message_string: unknown, published_at: unknown = null) => ({ message_string, published_at });

describe("an incident on the page of a region", () => {
  it("tells how it stands, since when its component is troubled, and its updates, the newest first", () => {
    const incident = native({
      status: "identified",
      published_at: "2026-11-22T03:04:05Z",
      component_impacts: [{ component_id: "c", start_at: "2026-11-22T02:50:00Z", end_at: null }],
      updates: [
        { to_status: "investigating", message_string: "We look.", published_at: "2026-11-22T03:04:05Z" },
        {
          to_status: "identified",
          message_string: "Found.\n\nBeing fixed.",
          published_at: "2026-11-22T04:10:00+01:00",
        },
      ],
    });
    expect(incident).toMatchObject({
      status: "identified",
      startedAt: "2026-11-22T02:50:00.000Z",
      updates: [
        { status: "identified", text: "Found.\n\nBeing fixed.", at: "2026-11-22T03:10:00.000Z" },
        { status: "investigating", text: "We look.", at: "2026-11-22T03:04:05.000Z" },
      ],
    });
  });

  it("is open where it has no status, and says none", () => {
    expect(native({})).toMatchObject({ status: null, startedAt: null, updates: [] });
  });
});

describe("an incident in the Statuspage form", () => {
  it("tells the same: the time is the one that the page shows", () => {
    const incident = compat({
      created_at: "2026-11-22T03:06:00.000-08:00",
      started_at: "2026-11-22T03:04:05.000-08:00",
      incident_updates: [
        {
          status: "identified",
          body: "Found.",
          created_at: "2026-11-22T11:30:00Z",
          display_at: "2026-11-22T11:20:00Z",
        },
        { status: "investigating", body: "We look.", created_at: "2026-11-22T11:06:00Z" },
      ],
    });
    expect(incident).toMatchObject({
      status: "identified",
      startedAt: "2026-11-22T11:04:05.000Z",
      updates: [
        { status: "identified", text: "Found.", at: "2026-11-22T11:20:00.000Z" },
        { status: "investigating", text: "We look.", at: "2026-11-22T11:06:00.000Z" },
      ],
    });
  });

  it("began when it was entered, where no other time is told", () => {
    expect(compat({ created_at: "2026-11-22T03:06:00Z" })?.startedAt).toBe("2026-11-22T03:06:00.000Z");
  });

  it("completes what the page of a region leaves out", () => {
    const placed = native({ status: null });
    const report = pageReport({
      url: "https://status.example",
      compat: compatOf({
        created_at: "2026-11-22T03:06:00Z",
        incident_updates: [{ status: "identified", body: "Found." }],
      }),
      natives: placed ? [{ region: "us", components: [], incidents: [placed] }] : [],
      allRegionsAnswered: true,
      widget: null,
    });
    expect(report.incidents).toMatchObject([
      {
        places: [{ region: "us", component: null }],
        status: "identified",
        startedAt: "2026-11-22T03:06:00.000Z",
        updates: [{ text: "Found." }],
      },
    ]);
  });
});

it("given the widget's incident, then its latest message is its only update", () => {
  const { ongoing_incidents } = WidgetSummary.parse({
    page_title: "Fin",
    ongoing_incidents: [
      {
        id: "i",
        name: "API errors",
        status: "monitoring",
        last_update_message: "Fixed.",
        last_update_at: "2026-11-22T03:06:00Z",
      },
      { id: "j", name: "Late" },
    ],
  });
  expect((ongoing_incidents ?? []).map(widgetIncident)).toMatchObject([
    { status: "monitoring", updates: [{ status: "monitoring", text: "Fixed.", at: "2026-11-22T03:06:00.000Z" }] },
    { status: null, updates: [] },
  ]);
});

describe("updates that mean harm", () => {
  const textOf = (message: unknown) => native({ updates: [saying(message)] })?.updates?.[0]?.text;

  it.each([
    [
      "markup",
      "<script>alert(1)</script> [x](javascript:0) **b**",
      "<script>alert(1)</script> [x](javascript:0) **b**",
    ],
    ["control characters and marks of direction", "\u001b[31mred\u0000\u202e\r\nnext", "[31mred\nnext"],
    ["a lone surrogate", "a\ud800b", "a\ufffdb"],
    ["a page of blank lines", `a${"\n".repeat(900)}b`, "a\n\nb"],
    ["a text of 2,000 characters outside of the basic plane", "𝄞".repeat(2_000), "𝄞".repeat(2_000)],
    ["one more than that", "𝄞".repeat(2_001), `${"𝄞".repeat(1_999)}…`],
  ])("given %s, then the text is what a person can read, and no longer than 2,000 characters", (_given, sent, kept) => {
    expect(textOf(sent)).toBe(kept);
  });

  it.each([
    "yesterday",
    "2026-13-45T00:00:00Z",
    "2026-11-22T03:04:05",
    "9999-01-01T00:00:00Z",
    "1970-01-01T00:00:00Z",
    "",
    7,
    {},
    null,
  ])("given %j as a time, then there is none", (time) => {
    const incident = native({
      published_at: time,
      component_impacts: [{ component_id: "c", start_at: time }],
      updates: [saying("Found.", time)],
    });
    expect(incident).toMatchObject({ startedAt: null, updates: [{ text: "Found.", at: null }] });
    expect(compat({ started_at: time, created_at: time })).toMatchObject({ startedAt: null });
  });

  it("given a thousand, then the 20 newest are kept, and those without a time come last", () => {
    const minutes = Array.from({ length: 400 }, (_, minute) =>
      new Date(Date.UTC(2026, 10, 22, 0, minute)).toISOString(),
    );
    const updates = [saying("timeless"), ...minutes.map((at) => saying(`at ${at}`, at))];
    const kept = native({ updates })?.updates ?? [];
    expect(kept.map(({ at }) => at)).toEqual(minutes.slice(-20).toReversed());
    expect(native({ updates: updates.slice(0, 3) })?.updates?.at(-1)?.text).toBe("timeless");
  });

  it("given the same twice, then it is said once", () => {
    expect(native({ updates: [saying("Found."), saying("Found.")] })?.updates).toHaveLength(1);
  });

  it.each([
    ["no list", "none"],
    ["an object", {}],
    ["entries of other forms", [null, 7, "x", [], {}, saying(7), { to_status: 7, message_string: {} }]],
    ["texts that nobody can see", [saying(" \u0000\n")]],
  ])("given %s, then there is no update, and the incident is read all the same", (_given, updates) => {
    expect(native({ updates })).toMatchObject({ name: "API errors", updates: [] });
    expect(compat({ incident_updates: updates })).toMatchObject({ name: "API errors", updates: [] });
  });

  it("given a status with its own ideas, then it is one short line", () => {
    const incident = native({ status: `In Progress\u202e\n${"x".repeat(500)}`, updates: [{ to_status: "\u0000" }] });
    expect(incident?.status).toMatch(/^in_progress_x+…$/);
    expect(incident?.status).toHaveLength(160);
    expect(incident?.updates).toEqual([]);
  });

  it("given an id that cannot be stored, then it can", () => {
    expect(native({ id: "a\u0000b\ud800" })?.id).toBe("a b");
    expect(compat({ id: "a\u0000b\ud800" })?.id).toBe("a b");
  });
});
