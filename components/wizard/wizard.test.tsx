import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DraftOwner } from "#components/form/draft-owner.tsx";
import { monitorOf, suspicionWith, viewWith } from "#components/monitor/testing.ts";
import { MonitorOnPage } from "#components/monitor/use-monitor.ts";
import { PageClock } from "#components/ui/clock.tsx";
import { runOf } from "#components/wizard/testing.ts";
import { WizardAt } from "#components/wizard/wizard.tsx";
import { QueryProvider } from "#lib/client/query-provider.tsx";
import type { Suspicion } from "#lib/contracts/monitor.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";
import { playbookFor } from "#lib/runbook/playbooks/playbook-for.ts";
import { DEFAULT_RUNBOOK_VALUES } from "#lib/runbook/values.ts";
import { answered, run } from "#lib/triage/test-readings.ts";

const REVOKED = runOf(run({ api: answered(401, "token_revoked") }));

type Shown = {
  search?: string;
  initialRun?: TriageRun | null;
  simulated?: boolean;
  mayDeclare?: boolean;
  suspicion?: Suspicion | null;
  /** When the page is made, some seconds after the run. */
  at?: string;
};

/** The page as the server sends it: no draft is known there. */
function markup({
  search = "",
  initialRun = REVOKED,
  simulated = false,
  mayDeclare = true,
  suspicion = null,
  at = "2026-11-22T14:05:10Z",
}: Shown = {}): string {
  return renderToStaticMarkup(
    <PageClock madeAt={Date.parse(at)}>
      <QueryProvider>
        <MonitorOnPage value={monitorOf(viewWith({ suspicion }))}>
          <DraftOwner id="ann">
            <WizardAt
              search={new URLSearchParams(search)}
              initialRun={initialRun}
              values={DEFAULT_RUNBOOK_VALUES}
              me="Ann"
              simulated={simulated}
              mayRunTriage={mayDeclare}
              mayDeclare={mayDeclare}
            />
          </DraftOwner>
        </MonitorOnPage>
      </QueryProvider>
    </PageClock>,
  );
}

/** What of it can be read. */
function shown(page: Shown = {}): string {
  return markup(page)
    .replaceAll(/<(?:textarea|input|option|select)[^>]*>/g, (tag) => ` ${/value="([^"]*)"/.exec(tag)?.[1] ?? ""} `)
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll(/\s+/g, " ");
}

describe("the wizard, as the server sends it", () => {
  it("given evidence, then the first question says what it answers, on which fact, and where following it leads", () => {
    const text = shown();
    expect(text).toContain("API returning errors?");
    expect(text).toContain("Intercom rejects our token (401 token_revoked)");
    expect(text).toMatch(/Yes: errors, no answer, or slow answers\s+evidence says/);
    expect(text).toContain("Follow the evidence It leads to: Token rejected");
  });

  it("given evidence that has grown old, then it tells how things were, and claims nothing of now", () => {
    expect(shown()).toMatch(/Intercom API\s+Failing/);
    const old = markup({ at: "2026-11-22T14:07:10Z" });
    expect(old).toContain("Old: failing then");
    expect(old).toMatch(/aria-labelledby="evidence" class="[^"]*hatched/);
    expect(old.replaceAll(/<[^>]*>/g, " ")).not.toMatch(/Intercom API\s+Failing/);
  });

  it("given no run yet, then the question can be answered by hand, and nothing is claimed", () => {
    const text = shown({ initialRun: null });
    expect(text).toContain("No triage has run yet");
    expect(text).not.toContain("Follow the evidence");
    expect(text).not.toContain("evidence says");
  });

  it("given the leaf, then it says whose it is, what decided, and every step of the playbook", () => {
    const text = shown({ search: "step=leaf" });
    expect(text).toMatch(/Token rejected ours/);
    for (const { title } of playbookFor("token", DEFAULT_RUNBOOK_VALUES).steps) expect(text).toContain(title);
    expect(text).toContain("Declare incident");
  });

  it("given the form, then it is filled in and the message stands beside it, with nothing answered by a person", () => {
    const text = shown({ search: "step=declare" });
    expect(text).toContain("[P1] INCIDENT: Intercom Integration Status: INVESTIGATING Impact: unknown");
    expect(text).toContain("Cause: Our token expired or was revoked Action: Rotating token");
    expect(text).toContain("Commander: @Ann");
    expect(text).not.toContain("[DRILL]");
    expect(text).not.toContain("your answer");
  });

  it("given a verdict that all is well, then the form says so in a line, and only then", () => {
    expect(shown({ search: "step=declare", initialRun: runOf(run()) })).toContain("Triage finds nothing wrong");
    expect(shown({ search: "step=declare" })).not.toContain("Triage finds nothing wrong");
    expect(shown({ search: "step=declare", initialRun: null })).not.toContain("Triage finds nothing wrong");
  });

  it("given a suspicion, then the form counts from its first bad run and says where that is from", () => {
    const trigger = "Intercom rejects our token, in 2 runs within 60 s.";
    const page = { search: "step=declare", suspicion: suspicionWith({ trigger }) };
    expect(shown(page)).toContain("Filled in from what the monitor suspects");
    expect(shown(page)).toContain(trigger);
    const settled = { ...page, suspicion: suspicionWith({ trigger, incidentNumber: 42 }) };
    expect(shown(settled)).toContain("Filled in from the walk");
    expect(shown(settled)).not.toContain(trigger);
  });

  it("given a next update, then no button offers to make it now", () => {
    const page = markup({ search: "step=declare" });
    expect(page).toContain('aria-label="When: now"');
    expect(page).not.toContain('aria-label="Next update: now"');
  });

  it("given the form before the page is alive, then it takes no input: what is typed into it then would be lost", () => {
    expect(markup({ search: "step=declare" })).toMatch(/<form><fieldset disabled=""/);
  });

  it("given the simulator, then the form and its message say that it is a drill", () => {
    const text = shown({ search: "step=declare", simulated: true, initialRun: { ...REVOKED, simulated: true } });
    expect(text).toContain("This is a drill");
    expect(text).toContain("[DRILL] [P1] INCIDENT");
  });

  it("given a viewer at the form's address, then they read the leaf, and who can declare", () => {
    const text = shown({ search: "step=declare", mayDeclare: false });
    expect(text).toContain("Token rejected");
    expect(text).toContain("A responder or an administrator can.");
    expect(text).not.toContain("First alert");
    expect(text).not.toContain("Verify the token");
  });

  it.each(["step=service-healthy", "step=constructor", "step=<script>", "step=done&incident=x"])(
    "given %s, then it is the first question",
    (search) => {
      expect(shown({ search })).toContain("API returning errors? Call GET /me");
    },
  );
});
