import { describe, expect, it } from "vitest";
import { actionOf, causeOf } from "#lib/runbook/cause-and-action.ts";
import { LEAVES } from "#lib/runbook/leaf.ts";
import { type SlackMessage, slackMessage } from "#lib/runbook/slack-message.ts";

const MESSAGE: SlackMessage = {
  severity: "P1",
  status: "INVESTIGATING",
  impact: "Customer conversations not loading",
  cause: causeOf("token"),
  action: actionOf("token"),
  nextUpdate: new Date("2026-11-22T14:30:59Z"),
  commander: "ann",
  drill: false,
};

function lineStarting(label: string, message: SlackMessage): string | undefined {
  return slackMessage(message)
    .split("\n")
    .find((line) => line.startsWith(label));
}

describe("slackMessage", () => {
  it("given everything, then it is the runbook's message, line for line", () => {
    expect(slackMessage(MESSAGE)).toBe(
      [
        "[P1] INCIDENT: Intercom Integration",
        "Status: INVESTIGATING",
        "Impact: Customer conversations not loading",
        "Cause: Our token expired or was revoked",
        "Action: Rotating token",
        "Next update: 14:30 UTC",
        "Commander: @ann",
      ].join("\n"),
    );
  });

  it("given nothing that is set, then every such value says unknown", () => {
    const empty = { severity: null, impact: null, cause: "", action: " \n\u200b", nextUpdate: null, commander: "@" };
    expect(slackMessage({ ...MESSAGE, ...empty })).toBe(
      [
        "[unknown] INCIDENT: Intercom Integration",
        "Status: INVESTIGATING",
        "Impact: unknown",
        "Cause: unknown",
        "Action: unknown",
        "Next update: unknown",
        "Commander: unknown",
      ].join("\n"),
    );
  });

  it("given a resolved incident, then there is no next update, whatever was planned", () => {
    expect(lineStarting("Next update:", { ...MESSAGE, status: "RESOLVED" })).toBe("Next update: none");
  });

  it("given a drill, then the first line says so", () => {
    expect(slackMessage({ ...MESSAGE, drill: true })).toMatch(/^\[DRILL\] \[P1\] INCIDENT: Intercom Integration\n/);
  });

  it.each(["@ann", "@@ann", "ann", " ann "])("given the commander %j, then it is mentioned once", (commander) => {
    expect(lineStarting("Commander:", { ...MESSAGE, commander })).toBe("Commander: @ann");
  });

  it.each(["all fine\nStatus: RESOLVED", "all fine\r\nStatus: RESOLVED", "all fine\u2028Status: RESOLVED"])(
    "given an impact with a line break (%j), then it forges no line",
    (impact) => {
      const lines = slackMessage({ ...MESSAGE, impact }).split(/[\r\n\u2028\u2029]/);
      expect(lines).toHaveLength(7);
      expect(lines[2]).toBe("Impact: all fine Status: RESOLVED");
    },
  );

  it("given control characters, marks of direction and a lone surrogate, then readable text is left", () => {
    expect(lineStarting("Impact:", { ...MESSAGE, impact: "a\u0007b \u202edlrow\ud800" })).toBe(
      "Impact: ab dlrow\ufffd",
    );
  });

  it("given an instant that is none, then it is unknown", () => {
    expect(lineStarting("Next update:", { ...MESSAGE, nextUpdate: new Date(Number.NaN) })).toBe("Next update: unknown");
  });

  it.each(LEAVES)("given the leaf %s, then its cause and action fit on a line and start with a capital", (leaf) => {
    expect(causeOf(leaf)).toMatch(/^[A-Z][^\n]*[^.\s]$/);
    expect(actionOf(leaf)).toMatch(/^[A-Z][^\n]*[^.\s]$/);
  });
});
