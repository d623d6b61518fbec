import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { NextActionPanel } from "#components/dashboard/next-action-panel.tsx";
import { OpenIncidents } from "#components/dashboard/open-incidents.tsx";
import { VerdictActions } from "#components/dashboard/verdict-actions.tsx";
import type { IncidentSummary } from "#lib/contracts/incident.ts";

const INCIDENT: IncidentSummary = {
  number: 42,
  drill: true,
  leaf: "token",
  severity: "P1",
  status: "INVESTIGATING",
  impact: "Customer conversations not loading",
  commander: "ann",
  nextUpdateAt: new Date(Date.now() - 300_000).toISOString(),
  acknowledgedAt: null,
  startedAt: new Date(Date.now() - 1_200_000).toISOString(),
  endedAt: null,
  durationMinutes: null,
  waitingSince: null,
  waitedMinutes: 0,
  respondBy: new Date(Date.now() - 300_000).toISOString(),
  duplicateOf: null,
  postmortem: "empty",
  openActionItems: 0,
};

function textOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

describe("the open incidents", () => {
  it("given one, says what it is, who leads it, for how long, and that its update is overdue", () => {
    const html = renderToStaticMarkup(<OpenIncidents page={{ incidents: [INCIDENT], nextCursor: null }} old={false} />);
    const text = textOf(html);
    for (const word of ["INC-42", "P1", "INVESTIGATING", "DRILL", "Customer conversations not loading", "ann"]) {
      expect(text).toContain(word);
    }
    expect(text).toMatch(/open (19|20|21) min/);
    expect(text).toMatch(/overdue by [456] min/);
    expect(html).toContain('href="/incidents/42"');
  });

  it("given one that nobody acknowledged, says by how much that is late; given one that waits on Intercom, since when", () => {
    const shown = (change: Partial<IncidentSummary>) =>
      textOf(
        renderToStaticMarkup(
          <OpenIncidents page={{ incidents: [{ ...INCIDENT, ...change }], nextCursor: null }} old={false} />,
        ),
      );
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    expect(shown({ respondBy: ago(-20) })).toMatch(/acknowledge in (19:5\d|20:0[01])/);
    expect(shown({ respondBy: ago(5) })).toMatch(/response overdue by [45] min/);
    const waiting = shown({ acknowledgedAt: ago(18), waitingSince: ago(12) });
    expect(waiting).toMatch(/waiting on Intercom 1[12] min/);
    expect(waiting).not.toMatch(/acknowledge|response/);
  });

  it("given none, says so", () => {
    expect(
      textOf(renderToStaticMarkup(<OpenIncidents page={{ incidents: [], nextCursor: null }} old={false} />)),
    ).toContain("No incident is open.");
  });

  it("given more than are shown, leads to all that are open", () => {
    const html = renderToStaticMarkup(<OpenIncidents page={{ incidents: [INCIDENT], nextCursor: "x" }} old={false} />);
    expect(html).toContain('href="/incidents?status=INVESTIGATING&amp;status=IDENTIFIED&amp;status=MONITORING"');
  });
});

describe("what can be done about a verdict", () => {
  it("given an incident of the same problem, opens it and declares nothing", () => {
    const html = renderToStaticMarkup(<VerdictActions declared={INCIDENT} isProposed={true} urgent={true} />);
    expect(textOf(html)).toContain("Open INC-42");
    expect(html).not.toContain("step=declare");
  });

  it("given none, declares, and walks the runbook", () => {
    const html = renderToStaticMarkup(<VerdictActions declared={null} isProposed={false} urgent={true} />);
    expect(html).toContain('href="/wizard?step=declare"');
    expect(html).toContain('href="/wizard"');
  });

  it("given that the suspicion on top of the page declares it, offers no second way", () => {
    const html = renderToStaticMarkup(<VerdictActions declared={null} isProposed={true} urgent={true} />);
    expect(html).not.toContain("step=declare");
    expect(html).toContain('href="/wizard"');
  });

  it.each([
    [true, "/wizard"],
    [false, "/runbook#walk"],
  ])("given somebody who may command: %s, walks at %s", (mayCommand, href) => {
    const playbook = { title: "Rotate the token", firstSteps: ["Verify the token"] };
    const html = renderToStaticMarkup(
      <NextActionPanel leaf="token" playbook={playbook} weight="urgent" mayCommand={mayCommand} />,
    );
    expect(html).toContain(`href="${href}"`);
    expect(html).toContain('href="/runbook#playbook-token"');
  });
});
