import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Leaf } from "#lib/runbook/leaf.ts";
import { RUNBOOK_OUTLINE } from "#lib/runbook/outline.ts";
import { type Postmortem, postmortem } from "#lib/runbook/postmortem.ts";
import { hasVisible } from "#lib/text/clean.ts";
import { anyMarkdown } from "#lib/text/markdown-testing.ts";
import { type MarkdownNode, nodesOf, parseMarkdown } from "#lib/text/markdown-tree.ts";

const WRITTEN: Postmortem = {
  outline: RUNBOOK_OUTLINE,
  texts: {
    summary: "Intercom rejected our token, so that no conversation loaded.",
    "root-cause": "The token was revoked together with the account of its owner.",
  },
  leaf: "token",
  drill: false,
  severity: "P1",
  startedAt: "2026-11-22T14:05:31.000Z",
  ended: { at: "2026-11-22T15:10:02.000Z", duration: "1 hour 5 minutes", minutes: 65 },
  requestIds: ["req_abc123", "req_def456"],
  timeline: [
    { at: "2026-11-22T14:05:31.000Z", label: "First alert", text: "PagerDuty: 401 from Intercom" },
    { at: "2026-11-22T14:08:00.000Z", label: "Triage started", text: "Intercom rejects our token (401 token_revoked)" },
    { at: "2026-11-22T14:40:00.000Z", label: "Mitigation", text: "Rotated the token" },
    { at: "2026-11-22T15:10:02.000Z", label: "Resolution", text: "Every pod has the new token" },
  ],
  affected: { conversations: 1200, users: 0 },
  actionItems: [
    { text: "Own the token by a service account", owner: "ann", due: "2026-12-01", done: false },
    { text: "Alert on 401", owner: null, due: null, done: true },
  ],
};

const TYPES: Readonly<Record<Leaf, string>> = {
  upstream: "Server Errors",
  token: "Authentication Failed",
  scope: "Scope Missing",
  plan: "Plan Restricted",
  "rate-limit": "Rate Limited",
  "server-error": "Server Errors",
  degraded: "Degraded",
  request: "Invalid Request",
  infrastructure: "Infrastructure",
  intermittent: "Intermittent",
};

function lineStarting(start: string, told: Postmortem): string | undefined {
  return postmortem(told)
    .split("\n")
    .find((line) => line.startsWith(start));
}

function timelineOf(told: Postmortem): string[] {
  return postmortem(told).split("### Timeline\n\n")[1]?.split("\n\n")[0]?.split("\n") ?? [];
}

describe("postmortem", () => {
  it("given everything, then it is the runbook's template, filled in", () => {
    expect(postmortem(WRITTEN)).toBe(`## Incident: Intercom Authentication Failed

**Date:** 2026-11-22 14:05 - 15:10 UTC${"  "}
**Duration:** 1 hour 5 minutes${"  "}
**Severity:** P1${"  "}
**Intercom request_ids:** [req_abc123, req_def456]${"  "}

### Summary

Intercom rejected our token, so that no conversation loaded.

### Timeline

- 14:05 - First alert: PagerDuty: 401 from Intercom
- 14:08 - Triage started: Intercom rejects our token (401 token_revoked)
- 14:40 - Mitigation: Rotated the token
- 15:10 - Resolution: Every pod has the new token

### Root Cause

The token was revoked together with the account of its owner.

### Impact

- Conversations affected: 1200
- Users unable to reach support: 0
- Duration of degraded service: 65m

### Action Items

- [ ] Own the token by a service account - ann - 2026-12-01
- [x] Alert on 401 - unassigned - no date
`);
  });

  it("given what is not known yet, then it says so at each place", () => {
    expect(
      postmortem({
        ...WRITTEN,
        leaf: null,
        ended: null,
        requestIds: [],
        texts: { "root-cause": " \n\u200b" },
        timeline: WRITTEN.timeline.slice(0, 1),
        affected: { conversations: null, users: null },
        actionItems: [],
      }),
    ).toBe(`## Incident: Intercom Integration

**Date:** 2026-11-22 14:05 - ongoing UTC${"  "}
**Duration:** ongoing${"  "}
**Severity:** P1${"  "}
**Intercom request_ids:** none${"  "}

### Summary

To be written.

### Timeline

- 14:05 - First alert: PagerDuty: 401 from Intercom

### Root Cause

To be written.

### Impact

- Conversations affected: unknown
- Users unable to reach support: unknown
- Duration of degraded service: ongoing

### Action Items

To be written.
`);
  });

  it.each(Object.entries(TYPES))("given the leaf %s, then its type is %s", (leaf, type) => {
    expect(lineStarting("## ", { ...WRITTEN, leaf: leaf as Leaf })).toBe(`## Incident: Intercom ${type}`);
  });

  it("given a drill, then a line below the template says so, and the template is as it is", () => {
    expect(postmortem({ ...WRITTEN, drill: true })).toBe(
      `${postmortem(WRITTEN)}\nDrill: declared on the simulator. No customer was affected.\n`,
    );
  });

  it.each([
    ["midnight", "2026-11-22T23:40:00.000Z", "2026-11-23T00:25:00.000Z", "2026-11-22 23:40 - 2026-11-23 00:25 UTC"],
    ["the month", "2026-11-30T23:59:59.999Z", "2026-12-01T00:00:00.000Z", "2026-11-30 23:59 - 2026-12-01 00:00 UTC"],
    ["the year", "2026-12-31T22:00:00.000Z", "2027-01-01T01:00:00.000Z", "2026-12-31 22:00 - 2027-01-01 01:00 UTC"],
    ["a leap day", "2028-02-29T23:30:00.000Z", "2028-03-01T00:30:00.000Z", "2028-02-29 23:30 - 2028-03-01 00:30 UTC"],
  ])("given an incident over %s, then its end and every line of its timeline have their dates", (_, from, to, date) => {
    const timeline = [
      { at: from, label: "First alert", text: "a" },
      { at: to, label: "Resolution", text: "b" },
    ];
    const told = { ...WRITTEN, startedAt: from, ended: { at: to, duration: "", minutes: 45 }, timeline };
    expect(lineStarting("**Date:**", told)).toBe(`**Date:** ${date}  `);
    expect(timelineOf(told)).toEqual([
      `- ${date.slice(0, 16)} - First alert: a`,
      `- ${date.slice(19, 35)} - Resolution: b`,
    ]);
  });

  it("given a day that clocks change on somewhere, then its times are UTC", () => {
    const at = "2026-10-25T01:30:00.000Z";
    expect(lineStarting("**Date:**", { ...WRITTEN, startedAt: at, ended: null })).toContain("2026-10-25 01:30");
  });

  it("given a line of another day within an incident of one day, then every line has its date", () => {
    const note = { at: "2026-11-23T09:00:00.000Z", label: "Note", text: "Intercom's own report came" };
    const told = { ...WRITTEN, timeline: [...WRITTEN.timeline, note] };
    expect(timelineOf(told).at(0)).toMatch(/^- 2026-11-22 14:05 - First alert: /);
    expect(timelineOf(told).at(-1)).toBe("- 2026-11-23 09:00 - Note: Intercom's own report came");
    expect(lineStarting("**Date:**", told)).toBe("**Date:** 2026-11-22 14:05 - 15:10 UTC  ");
  });

  it("given an entry without words, then its label stands alone", () => {
    const timeline = [{ at: WRITTEN.startedAt, label: "Acknowledged", text: "" }];
    expect(timelineOf({ ...WRITTEN, timeline })).toEqual(["- 14:05 - Acknowledged"]);
  });

  it("given more request ids than fit, then the first 20 and how many more", () => {
    const ids = Array.from({ length: 23 }, (_, index) => `req_${index + 1}`);
    expect(lineStarting("**Intercom request_ids:**", { ...WRITTEN, requestIds: ids.slice(0, 20) })).toBe(
      `**Intercom request_ids:** [${ids.slice(0, 20).join(", ")}]  `,
    );
    expect(lineStarting("**Intercom request_ids:**", { ...WRITTEN, requestIds: ids })).toBe(
      `**Intercom request_ids:** [${ids.slice(0, 20).join(", ")}] and 3 more  `,
    );
  });

  it("given words that would be markup together, though not alone, then they are text", () => {
    const actionItems = [{ text: "*Rotate", owner: "ann*", due: null, done: false }];
    expect(lineStarting("- [ ]", { ...WRITTEN, actionItems })).toBe("- [ ] \\*Rotate - ann* - no date");
  });
});

describe("a postmortem by an outline", () => {
  const outline = [
    { id: "root-cause", kind: "narrative", title: "5 *Whys* <b>" },
    { id: "lucky", kind: "narrative", title: "Where we got lucky #" },
    { id: "action-items", kind: "action-items", title: "##" },
    ...RUNBOOK_OUTLINE.filter(({ id }) => id === "impact" || id === "timeline" || id === "summary"),
  ] as const satisfies Postmortem["outline"];

  it("given blocks that were renamed, moved and added, then they stand in its order, under titles that read as they were typed", () => {
    const texts = { ...WRITTEN.texts, lucky: "\r\n\tIt was day.\r\n", unknown: "Not told." };
    const markdown = postmortem({ ...WRITTEN, outline, texts });
    expect(markdown.split("\n").filter((line) => line.startsWith("##"))).toEqual([
      "## Incident: Intercom Authentication Failed",
      "### 5 \\*Whys* \\<b>",
      "### Where we got lucky \\#",
      "### \\##",
      "### Summary",
      "### Timeline",
      "### Impact",
    ]);
    expect(headingsOf(markdown).slice(1)).toEqual(outline.map(({ title }) => `3 ${title}`));
    expect(markdown).toContain("lucky \\#\n\n\r\n\tIt was day.\r\n\n\n### ");
    expect(markdown).not.toContain("Not told.");
  });

  it("given a narrative that defines what a line says in brackets, then the line leads nowhere", () => {
    const texts = { summary: "[req_abc123, req_def456]: https://example.com\n\n[^1]: Note" };
    const actionItems = [{ text: "See [^1]", owner: null, due: null, done: true }];
    const markdown = postmortem({ ...WRITTEN, texts, actionItems });
    expect(markdown).toContain("**Intercom request_ids:** \\[req_abc123, req_def456]  ");
    expect(markdown).toContain("- [x] See \\[^1] - unassigned - no date");
    const types = new Set(Array.from(nodesOf(parseMarkdown(markdown)), ({ type }) => type));
    expect(types).not.toContain("linkReference");
    expect(types).not.toContain("footnoteReference");
  });
});

/** Of the document itself, and none that stands within a list or a quote: `3 Summary`. */
function headingsOf(markdown: string): string[] {
  return parseMarkdown(markdown).children.flatMap((node) =>
    node.type === "heading" ? [`${node.depth} ${wordsOf(node)}`] : [],
  );
}

function wordsOf(node: MarkdownNode): string {
  return Array.from(nodesOf(node), (one) => ("value" in one ? one.value : "")).join("");
}

describe("a postmortem with any narrative", () => {
  /** Titles that nothing else in the document has. */
  const outline = RUNBOOK_OUTLINE.map((block) => ({ ...block, title: `${block.title} of INC-42` }));

  /** What does not stand under a narrative's title: nodes without their places. */
  function outside(markdown: string): unknown[] {
    let block: { kind: string } | undefined;
    const nodes = parseMarkdown(markdown).children.filter((node) => {
      const opened = node.type === "heading" ? outline.find(({ title }) => title === wordsOf(node)) : undefined;
      block = opened ?? block;
      return opened !== undefined || block?.kind !== "narrative";
    });
    return JSON.parse(JSON.stringify(nodes, (key, value) => (key === "position" ? undefined : value)));
  }

  it("has it byte for byte with a blank line around it, and nothing outside of it changes", { timeout: 60_000 }, () => {
    const told = { ...WRITTEN, outline, drill: true };
    const unchanged = outside(postmortem(told));
    expect(unchanged.length).toBeGreaterThan(10);
    fc.assert(
      fc.property(anyMarkdown, anyMarkdown, (summary, rootCause) => {
        fc.pre([summary, rootCause].every(hasVisible));
        const markdown = postmortem({ ...told, texts: { summary, "root-cause": rootCause } });
        expect(outside(markdown)).toEqual(unchanged);
        expect(markdown).toContain(`### Summary of INC-42\n\n${summary}`);
        expect(markdown).toContain(`### Root Cause of INC-42\n\n${rootCause}`);
        for (const { title } of outline) expect(markdown).toContain(`\n\n### ${title}\n\n`);
        expect(markdown).toMatch(/affected\.\n$/);
      }),
      { numRuns: 500 },
    );
  });
});
