import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProbeName, type Reading, ReadingState } from "#lib/contracts/triage.ts";
import { walk } from "#lib/runbook/decision-tree.ts";
import { answersFrom } from "#lib/triage/answers.ts";
import { INCIDENT_CODES } from "#lib/triage/incident-match.ts";
import { verdictOn } from "#lib/triage/verdict.ts";
import { WEBHOOK_CODES } from "#lib/triage/webhook-code.ts";

const code = fc.oneof(
  fc.constantFrom<string | null>(
    null,
    "timeout",
    "token_unreadable",
    "token_unauthorized",
    "api_plan_restricted",
    "not_json",
  ),
  fc.constantFrom<string | null>(...INCIDENT_CODES, ...WEBHOOK_CODES, "bad_url", "redirect", "forbidden"),
);

const readingOf = (probe: ProbeName): fc.Arbitrary<Reading> =>
  fc.record({
    probe: fc.constant(probe),
    state: fc.constantFrom(...ReadingState.options),
    value: fc.string({ maxLength: 40 }),
    at: fc.constant("2026-03-05T03:12:00.000Z"),
    latencyMs: fc.option(fc.nat(6_000)),
    httpStatus: fc.option(
      fc.oneof(fc.constantFrom(200, 301, 400, 401, 403, 404, 408, 429, 500, 503), fc.integer({ min: 100, max: 999 })),
    ),
    code,
    requestIds: fc.constant([]),
  });

const webhooks = readingOf("webhooks");

/** Any evidence: every probe may have any reading, or none. */
const evidence = fc
  .tuple(...ProbeName.options.map((probe) => fc.option(readingOf(probe))))
  .map((readings) => readings.filter((candidate) => candidate !== null));

describe("any evidence", () => {
  it("gives the leaf that the tree's own walk reaches with its answers", () => {
    fc.assert(
      fc.property(evidence, (readings) => {
        const answers = answersFrom(readings);
        const { end } = walk({
          "api-errors": answers["api-errors"]?.answer,
          "incident-reported": answers["incident-reported"]?.answer,
          "error-kind": answers["error-kind"]?.answer,
          "incident-while-working": answers["incident-while-working"]?.answer,
          "service-healthy": answers["service-healthy"]?.answer,
        });
        expect(end).toEqual({ leaf: verdictOn(readings).leaf });
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives the same verdict whatever the order of its readings", () => {
    const shuffled = evidence.chain((readings) =>
      fc.tuple(fc.constant(readings), fc.shuffledSubarray(readings, { minLength: readings.length })),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(verdictOn(other)).toEqual(verdictOn(one));
      }),
    );
  });

  it("gives at least one deciding fact, and never the same one twice", () => {
    fc.assert(
      fc.property(evidence, (readings) => {
        const facts = verdictOn(readings).decidedBy.map(({ fact }) => fact);
        expect(facts.length).toBeGreaterThan(0);
        expect(new Set(facts).size).toBe(facts.length);
      }),
    );
  });

  it("is healthy only where /me was read and works", () => {
    fc.assert(
      fc.property(evidence, (readings) => {
        const api = readings.find(({ probe }) => probe === "api");
        fc.pre(api?.state !== "ok");
        expect(verdictOn(readings).side).not.toBe("healthy");
      }),
    );
  });

  it("is not changed by webhooks that are on time or not known", () => {
    fc.assert(
      fc.property(evidence, webhooks, (readings, late) => {
        const others = readings.filter(({ probe }) => probe !== "webhooks");
        fc.pre(late.state !== "fail");
        expect(verdictOn([...others, late])).toEqual(verdictOn(others));
      }),
    );
  });

  it("is P3 for webhooks that fail where nothing else is to be declared, and otherwise what it was", () => {
    fc.assert(
      fc.property(evidence, webhooks, (readings, late) => {
        const others = readings.filter(({ probe }) => probe !== "webhooks");
        const { side, leaf, severity } = verdictOn(others);
        const now = verdictOn([...others, { ...late, state: "fail" }]);
        if (severity === null || severity === "P4") expect(now).toMatchObject({ leaf: "degraded", severity: "P3" });
        else expect(now).toMatchObject({ side, leaf, severity });
        expect(now.decidedBy.some(({ probe }) => probe === "webhooks")).toBe(true);
      }),
    );
  });

  it("is declared with a severity unless it is healthy", () => {
    fc.assert(
      fc.property(evidence, (readings) => {
        const { side, severity } = verdictOn(readings);
        expect(side === "healthy" ? ["P4", null] : ["P1", "P2", "P3"]).toContain(severity);
      }),
    );
  });
});
