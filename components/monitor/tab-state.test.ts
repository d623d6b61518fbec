import { describe, expect, it } from "vitest";
import { tabStateOf, titleWith } from "#components/monitor/tab-state.ts";
import { viewWith } from "#components/monitor/testing.ts";
import { unknownView } from "#components/monitor/unknown-view.ts";
import type { MonitorView } from "#lib/contracts/monitor.ts";
import { Side } from "#lib/contracts/triage.ts";
import { SEVERITIES } from "#lib/runbook/severity.ts";

const fresh = () => true;
const old = () => false;
const VERDICT = viewWith().verdict;

function saying(side: Side, severity: NonNullable<MonitorView["verdict"]>["severity"]): MonitorView {
  return viewWith({ verdict: VERDICT && { ...VERDICT, side, severity } });
}

describe("what a tab tells", () => {
  it.each([
    [saying("theirs", "P1"), { meaning: "failing", words: "✕ THEIRS P1" }],
    [saying("ours", "P2"), { meaning: "degraded", words: "▲ OURS P2" }],
    [saying("unknown", "P1"), { meaning: "unknown", words: "? UNKNOWN P1" }],
    [saying("unknown", null), { meaning: "unknown", words: "? UNKNOWN" }],
    [saying("healthy", null), { meaning: "healthy", words: "" }],
    [unknownView(false), { meaning: "unknown", words: "" }],
  ])("given a verdict, then it is its word and its shape", (view, told) => {
    expect(tabStateOf(view, fresh)).toEqual(told);
  });

  it.each([
    [saying("healthy", null), "? OLD"],
    [saying("theirs", "P1"), "? THEIRS P1"],
    [saying("ours", "P3"), "? OURS P3"],
    [saying("unknown", null), "? UNKNOWN"],
  ])(
    "given an old verdict, then it is unknown, however good it was, and what was wrong is not forgotten",
    (view, words) => {
      expect(tabStateOf(view, old)).toEqual({ meaning: "unknown", words });
    },
  );

  it("given a verdict, then it is as old as its run", () => {
    const asked: string[] = [];
    tabStateOf(saying("ours", "P1"), (at) => asked.push(at) > 0);
    expect(asked).toEqual([VERDICT?.at]);
  });
});

describe("a title", () => {
  const PLAIN = "INC-42 · Offhook";

  it("given each state after each other, then it holds the last one only, and is plain again at the end", () => {
    const views = Side.options.flatMap((side) => [...SEVERITIES, null].map((severity) => saying(side, severity)));
    const words = [
      ...views.map((view) => tabStateOf(view, fresh).words),
      ...views.map((view) => tabStateOf(view, old).words),
    ];
    let title = PLAIN;
    for (const word of words) {
      title = titleWith(word, title);
      expect(title).toBe(word === "" ? PLAIN : `${word} · ${PLAIN}`);
    }
    expect(titleWith("", title)).toBe(PLAIN);
  });

  it("given a page whose own title looks much like it, then that stays", () => {
    for (const own of ["? · Offhook", "OURS P1 · Offhook", "✕ · Offhook"]) expect(titleWith("", own)).toBe(own);
  });
});
