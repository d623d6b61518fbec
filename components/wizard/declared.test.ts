import { describe, expect, it } from "vitest";
import { suspicionWith } from "#components/monitor/testing.ts";
import {
  declarationOf,
  declaredFrom,
  type Grounds,
  messageOf,
  stillOf,
  suggestionFor,
} from "#components/wizard/declared.ts";
import { walkGiven } from "#components/wizard/given-walk.ts";
import { noticedIn } from "#components/wizard/noticed.ts";
import { evidence } from "#components/wizard/testing.ts";
import { Declaration } from "#lib/incident/command.ts";
import type { Answers } from "#lib/runbook/decision-tree.ts";
import { answered, run } from "#lib/triage/test-readings.ts";

const OPENED = new Date("2026-11-22T14:06:30Z");
const REVOKED = evidence(run({ api: answered(401, "token_revoked") }));

function grounds(person: Answers = {}, evidenceNow: Grounds["evidence"] = REVOKED): Grounds {
  return {
    walk: walkGiven(person, evidenceNow?.answers ?? {}),
    evidence: evidenceNow,
    noticed: null,
    me: "Ann",
    openedAt: OPENED,
    now: OPENED,
    promised: null,
  };
}

describe("the form, filled in", () => {
  it("given evidence that was followed, then everything comes from it", () => {
    expect(declaredFrom(grounds(), {})).toEqual({
      severity: "P1",
      leaf: "token",
      alertText: "Intercom rejects our token (401 token_revoked).",
      alertAt: "2026-11-22T14:05:00.000Z",
      impact: "",
      cause: "Our token expired or was revoked",
      action: "Rotating token",
      nextUpdateAt: "2026-11-22T14:37:00.000Z",
      commander: "Ann",
      withRun: true,
      suspicionId: null,
    });
  });

  it("given a person who went another way than the evidence, then its sentence and its run are left out", () => {
    const form = declaredFrom(grounds({ "incident-reported": "reported" }), {});
    expect(form).toMatchObject({ leaf: "upstream", alertText: "", alertAt: OPENED.toISOString(), withRun: false });
  });

  it("given no evidence at all, then the walk by hand fills in what it can", () => {
    const form = declaredFrom(grounds({ "api-errors": "yes", "incident-reported": "reported" }, null), {});
    expect(form).toMatchObject({ severity: "P1", leaf: "upstream", cause: "Intercom reports an incident on its side" });
  });

  it("given nothing answered, then it is not classified and nothing is claimed", () => {
    expect(declaredFrom(grounds({}, null), {})).toMatchObject({ leaf: null, cause: "", action: "", alertText: "" });
  });

  it("given that all works, then the evidence is no alert", () => {
    expect(declaredFrom(grounds({}, evidence(run())), {})).toMatchObject({ leaf: "intermittent", alertText: "" });
  });

  it("given what was typed, then it stands, and the rest follows the classification that was chosen", () => {
    const form = declaredFrom(grounds(), { leaf: "rate-limit", impact: "Messages late" });
    expect(form).toMatchObject({
      leaf: "rate-limit",
      severity: "P2",
      cause: "Rate limited",
      action: "Pausing sync jobs",
      impact: "Messages late",
    });
  });

  it("given a field that was emptied, then it stays empty", () => {
    expect(declaredFrom(grounds(), { cause: "", nextUpdateAt: null, alertAt: null })).toMatchObject({
      cause: "",
      nextUpdateAt: null,
      alertAt: null,
    });
  });
});

describe("the form, filled in from what the monitor suspects", () => {
  const noticed = noticedIn(suspicionWith());
  const found = { ...grounds(), noticed };

  it("given the suspicion of what the walk says, then it counts from the first bad run, and names it", () => {
    const form = declaredFrom(found, {});
    expect(form).toMatchObject({
      severity: "P1",
      leaf: "token",
      alertText: noticed.trigger,
      alertAt: "2026-11-22T14:02:00.000Z",
      withRun: true,
      suspicionId: noticed.id,
    });
    const sent = declarationOf(form, { ...found, startedAt: OPENED.toISOString() });
    expect(Declaration.parse(sent)).toMatchObject({
      firstAlert: { text: noticed.trigger, at: "2026-11-22T14:02:00.000Z" },
      suspicionId: noticed.id,
    });
  });

  it("given a latest run that found nothing, then the suspicion says more, for it rests on several", () => {
    const flapping = { ...grounds({}, evidence(run())), noticed: { ...noticed, severity: "P2" as const } };
    expect(declaredFrom(flapping, {})).toMatchObject({
      severity: "P2",
      leaf: "token",
      cause: "Our token expired or was revoked",
      alertText: noticed.trigger,
      withRun: false,
    });
    expect(suggestionFor("token", flapping)).toEqual({ severity: "P2", reason: noticed.trigger });
  });

  it("given a person who answered otherwise, or chose another class, then it is about something else", () => {
    const elsewhere = { ...grounds({ "incident-reported": "reported" }), noticed };
    const none = { suspicionId: null, alertAt: OPENED.toISOString() };
    expect(declaredFrom(elsewhere, {})).toMatchObject({ leaf: "upstream", ...none });
    expect(declaredFrom(found, { leaf: "scope" })).toMatchObject({ leaf: "scope", ...none });
  });

  it("given what was typed, then it stands", () => {
    expect(declaredFrom(found, { alertText: "A customer called", severity: "P3" })).toMatchObject({
      alertText: "A customer called",
      severity: "P3",
      suspicionId: noticed.id,
    });
  });
});

describe("the next update that nobody entered", () => {
  const anHourLater = { ...grounds({}, null), now: new Date("2026-11-22T15:10:30Z") };

  it("given a form that was left open, then it is 30 minutes from now, and the alert stays when it was", () => {
    const form = declaredFrom(anHourLater, {});
    expect(form).toMatchObject({ nextUpdateAt: "2026-11-22T15:41:00.000Z", alertAt: OPENED.toISOString() });
    expect(messageOf(form, false)).toContain("Next update: 15:41 UTC");
  });

  it.each(["2026-11-22T14:37:00.000Z", null])("given that %j was entered, then it stays", (nextUpdateAt) => {
    expect(declaredFrom(anHourLater, { nextUpdateAt })).toMatchObject({ nextUpdateAt });
  });

  it("given one that was sent before, then it stays as long as it lies ahead: the same press again says the same", () => {
    const promised = "2026-11-22T15:12:00.000Z";
    expect(declaredFrom({ ...anHourLater, promised }, {})).toMatchObject({ nextUpdateAt: promised });
    const over = { ...anHourLater, promised, now: new Date("2026-11-22T15:12:00Z") };
    expect(declaredFrom(over, {})).toMatchObject({ nextUpdateAt: "2026-11-22T15:42:00.000Z" });
  });
});

describe("the form once it was sent", () => {
  it("given a next update that nobody entered, then all the rest stands still", () => {
    const form = declaredFrom(grounds(), {});
    const { nextUpdateAt: _filledIn, ...rest } = form;
    expect(stillOf(form, {})).toEqual(rest);
  });

  it.each(["2026-11-22T15:00:00.000Z", null])("given that the next update %j was entered, then it stays", (entered) => {
    const typed = { nextUpdateAt: entered };
    const form = declaredFrom(grounds(), typed);
    expect(stillOf(form, typed)).toEqual(form);
  });
});

describe("the suggested severity", () => {
  it("given the verdict's leaf, then it is the verdict's, with the facts that decided", () => {
    expect(suggestionFor("token", grounds())).toEqual({ severity: "P1", facts: REVOKED.run.verdict.decidedBy });
  });

  it("given another leaf, then it is the usual one, with its reason", () => {
    expect(suggestionFor("rate-limit", grounds())).toMatchObject({ severity: "P2", reason: expect.any(String) });
  });

  it("given calls that work by a person's word, then an incident at Intercom is suggested lower", () => {
    const working = grounds({ "api-errors": "no", "incident-while-working": "yes" });
    expect(suggestionFor("upstream", working)).toMatchObject({ severity: "P3" });
  });
});

describe("the message beside the form", () => {
  it("given a drill, then it is the runbook's, marked", () => {
    expect(messageOf(declaredFrom(grounds(), { impact: "Customer conversations not loading" }), true)).toBe(
      [
        "[DRILL] [P1] INCIDENT: Intercom Integration",
        "Status: INVESTIGATING",
        "Impact: Customer conversations not loading",
        "Cause: Our token expired or was revoked",
        "Action: Rotating token",
        "Next update: 14:37 UTC",
        "Commander: @Ann",
      ].join("\n"),
    );
  });

  it("given what a terminal pastes, then the message is what the server will make of it", () => {
    const form = declaredFrom(grounds(), { impact: "\u001b[31m401\u001b[0m\r\nfrom  Intercom\u0007" });
    const { impact } = Declaration.parse(declarationOf(form, { ...grounds(), startedAt: OPENED.toISOString() }));
    expect(messageOf(form, false)).toContain(`Impact: ${impact}\n`);
  });
});

describe("what is sent", () => {
  it("given the form, then the server's schema takes it, with who gave each answer", () => {
    const ground = grounds({ "api-errors": "yes" });
    const sent = declarationOf(declaredFrom(ground, {}), { ...ground, startedAt: "2026-11-22T14:06:00.000Z" });
    expect(Declaration.parse(sent)).toMatchObject({
      severity: "P1",
      leaf: "token",
      impact: null,
      firstAlert: { text: "Intercom rejects our token (401 token_revoked).", at: "2026-11-22T14:05:00.000Z" },
      triageRunId: REVOKED.run.id,
      walk: {
        startedAt: "2026-11-22T14:06:00.000Z",
        answers: [
          { question: "api-errors", answer: "yes", by: "person" },
          { question: "incident-reported", answer: "none", by: "evidence" },
          { question: "error-kind", answer: "token", by: "evidence" },
        ],
      },
    });
  });

  it("given no run, or one that is not to be kept, then none is named", () => {
    const without = declarationOf(declaredFrom(grounds(), { withRun: false }), { ...grounds(), startedAt: "" });
    expect(without.triageRunId).toBeNull();
    const none = declarationOf(declaredFrom(grounds({}, null), { withRun: true }), {
      ...grounds({}, null),
      startedAt: "",
    });
    expect(none).toMatchObject({ triageRunId: null, walk: null });
  });

  it("given the same form twice, then the words are the same", () => {
    const words = () => JSON.stringify(declarationOf(declaredFrom(grounds(), {}), { ...grounds(), startedAt: "" }));
    expect(words()).toBe(words());
  });
});
