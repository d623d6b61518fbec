import { describe, expect, it } from "vitest";
import { suspicionWith } from "#components/monitor/testing.ts";
import { noticedIn } from "#components/wizard/noticed.ts";
import { runOf } from "#components/wizard/testing.ts";
import { readDraft, type WizardDraft } from "#components/wizard/wizard-draft.ts";
import { answered, run } from "#lib/triage/test-readings.ts";

const DRAFT: WizardDraft = {
  startedAt: "2026-11-22T14:06:00.000Z",
  run: runOf(run({ api: answered(401, "token_revoked") })),
  noticed: noticedIn(suspicionWith()),
  answers: { "api-errors": "yes" },
  typed: { impact: "Messages late", leaf: null, nextUpdateAt: null, withRun: false },
  sent: { key: "0123", nextUpdateAt: "2026-11-22T14:37:00.000Z" },
};

function kept(draft: unknown): unknown {
  return JSON.parse(JSON.stringify(draft));
}

describe("what an earlier page kept of the wizard", () => {
  it("given all that this version keeps, then it reads all of it", () => {
    expect(readDraft(kept(DRAFT))).toEqual(DRAFT);
  });

  it.each([null, [], "text", 7, {}, { startedAt: "yesterday" }])(
    "given %j, then there is nothing to go on with",
    (other) => {
      expect(readDraft(other)).toBeNull();
    },
  );

  it("given fields and answers that no longer exist or have other values, then the rest is read all the same", () => {
    const older = {
      ...DRAFT,
      answers: { "api-errors": "maybe", "error-kind": "token", constructor: "yes", "was-once-asked": "yes" },
      typed: {
        impact: "Messages late",
        severity: "P9",
        leaf: "gone",
        alertAt: "noon",
        cause: 5,
        withRun: "yes",
        mood: "bad",
      },
      sent: { key: "0123", nextUpdateAt: "noon" },
    };
    expect(readDraft(kept(older))).toEqual({
      ...DRAFT,
      answers: { "error-kind": "token" },
      typed: { impact: "Messages late" },
      sent: { key: "0123", nextUpdateAt: null },
    });
  });

  it("given a suspicion that was kept in another form, or a draft from before there were any, then the rest is read", () => {
    const { noticed: _none, ...before } = DRAFT;
    expect(readDraft(kept(before))).toEqual({ ...DRAFT, noticed: null });
    expect(readDraft(kept({ ...DRAFT, noticed: { id: 7 } }))).toEqual({ ...DRAFT, noticed: null });
  });

  it.each([null, "0123", { nextUpdateAt: null }, { key: 7 }, { key: "" }])(
    "given %j for what was sent, then nothing was, and the rest is read",
    (sent) => {
      expect(readDraft(kept({ ...DRAFT, sent }))).toEqual({ ...DRAFT, sent: null });
    },
  );

  it.each([
    ["no readings", { readings: undefined }],
    ["a reading without its words", { readings: [{ probe: "api" }] }],
    ["a leaf that is gone", { verdict: { ...DRAFT.run?.verdict, leaf: "gone" } }],
    ["a verdict without facts", { verdict: { ...DRAFT.run?.verdict, decidedBy: [null] } }],
    ["a time that is none", { startedAt: "noon" }],
  ])("given a run with %s, then the run is left out and what was typed stays", (_what, change) => {
    expect(readDraft(kept({ ...DRAFT, run: { ...DRAFT.run, ...change } }))).toEqual({ ...DRAFT, run: null });
  });
});
