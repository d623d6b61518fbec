import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DraftOwner } from "#components/form/draft-owner.tsx";
import { IncidentPage } from "#components/incident/incident-page.tsx";
import { ownIncidentPath } from "#components/incident/paths.ts";
import { playbookSummaries } from "#components/runbook/playbook-summaries.ts";
import { PageClock } from "#components/ui/clock.tsx";
import { QueryProvider } from "#lib/client/query-provider.tsx";
import { Log } from "#lib/incident/testing.ts";
import { recordOf } from "#lib/services/incident-record.ts";

const HOSTILE = '<img src=x onerror="alert(1)"> <!channel>';

type Looking = { mayCommand?: boolean; at?: string };

function sent(
  log: Log,
  { mayCommand = true, at = "2026-11-22T14:40:00Z" }: Looking = {},
): { html: string; text: string } {
  expect(log.refusals).toEqual([]);
  const html = renderToStaticMarkup(
    <PageClock madeAt={Date.parse(at)}>
      <QueryProvider>
        <DraftOwner id="ann">
          <IncidentPage
            initial={recordOf(42, log.state)}
            initialRun={null}
            playbooks={playbookSummaries()}
            mayCommand={mayCommand}
            me="Ann Admin"
          />
        </DraftOwner>
      </QueryProvider>
    </PageClock>,
  );
  return { html, text: html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ") };
}

const empty = () => new Log({ leaf: null, impact: null, cause: null, action: null, commander: null });

const busy = () =>
  new Log()
    .do({ type: "acknowledge" })
    .do({ type: "add-note", text: HOSTILE, exported: true })
    .do({ type: "add-note", text: "Wrong incident" })
    .do({ type: "retract-entry", entry: 5, reason: "Belongs to INC-7" })
    .do({ type: "amend-entry", entry: 2, text: "PagerDuty: 401 from Intercom's API" })
    .do({ type: "record-mitigation", text: "Rotated the token" })
    .do({ type: "add-request-ids", requestIds: [{ id: "req_1", endpoint: "GET /me", status: 401 }] })
    .do({ type: "add-action-item", text: "Alert on the first 401", owner: "ben", due: "2026-12-01" });

const resolved = () =>
  busy().do({ type: "resolve", fix: "A new token", at: "2026-11-22T14:45:00Z" }, { now: "2026-11-22T15:00:00Z" });

/** What the buttons and links are called that change something. */
const CHANGING =
  /Acknowledge<|Take command|Edit |Correct: |Retract: |Redact for good|Hand over|Waiting on Intercom<|Undo the retraction|Add note|Run triage|Resolve<|Reopen<|Add by hand|Add an action item|Remove: /;

describe("the incident's page, as the server sends it", () => {
  it("given an incident of which little is known, then it says what is unknown and what comes first", () => {
    const { text } = sent(empty(), { at: "2026-11-22T14:16:48Z" });
    expect(text).toContain("INC-42 Not classified yet");
    expect(text).toContain("acknowledge in 03:12");
    expect(text).toContain("In command: nobody");
    expect(text).toContain("Nobody has said yet that they are on it. Acknowledge");
    expect(text).toContain("The incident is not classified yet.");
    expect(text).toContain("Commander: unknown");
    expect(text).not.toContain("DRILL");
  });

  it("given a busy one, then every entry stands there with its marks, and hostile text as text", () => {
    const { html, text } = sent(busy());
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &lt;!channel&gt;");
    expect(html).toContain("<del>Wrong incident</del>");
    expect(text).toMatch(/Retracted by ann, .*: Belongs to INC-7/);
    expect(text).toContain("Corrected once");
    expect(text).toContain("PagerDuty: 401 from Intercom ");
    expect(text).toContain("Acknowledged after 25 min");
    expect(text).toContain("Request ids (1)");
    expect(text).toContain("ben · due 1 Dec 2026");
    expect(text).toContain("Rotate the token");
  });

  it("given the page is not alive yet, then nothing can be typed that would be lost", () => {
    const { html } = sent(empty());
    const field = html.indexOf("<textarea");
    expect(html.slice(0, field).lastIndexOf('<fieldset disabled=""')).toBeGreaterThan(
      html.slice(0, field).lastIndexOf("<section"),
    );
    expect(html.slice(field).indexOf("Add note")).toBeLessThan(html.slice(field).lastIndexOf("</fieldset>"));
  });

  it("given one that is over, then it tells how long it took, what fixed it, and leads to the postmortem", () => {
    const { html, text } = sent(resolved());
    expect(text).toContain("40 min");
    expect(text).toContain("Fixed by: A new token");
    expect(html).toContain('href="/incidents/42/postmortem"');
    expect(text).toContain("Open the postmortem");
    expect(text).toContain("Reopen");
    expect(text).toContain("Next update: none");
    expect(text).not.toContain("MONITORING");
  });

  it("given one that nobody acknowledged in time, then it says by how much that is late, in a word too", () => {
    const { html, text } = sent(empty(), { at: "2026-11-22T14:22:00Z" });
    expect(text).toContain("response overdue by 2 min");
    expect(text).toContain("they are on it: response overdue by 2 min.");
    // What was late before the page was opened is not news.
    expect(html).toMatch(/<span role="status" class="sr-only"><\/span>/);
  });

  it("given one that waits on Intercom, then both numbers run, and what is next is that it goes on", () => {
    const waiting = () =>
      busy()
        .do({ type: "set-next-update", nextUpdateAt: "2026-11-22T16:00:00Z" })
        .do({ type: "start-waiting", at: "2026-11-22T14:30:00Z", reason: "Ticket 4711" });
    const { text } = sent(waiting(), { at: "2026-11-22T14:42:30Z" });
    expect(text).toMatch(/ours 25 min · Intercom.{1,6}s 12 min/);
    expect(text).toContain("waiting on Intercom 12 min");
    expect(text).toContain("Ticket 4711");
    expect(text).toContain("It has waited on Intercom for 12 min.");
    const ended = waiting().do({ type: "end-waiting" }, { now: "2026-11-22T14:55:00Z" });
    expect(sent(ended, { at: "2026-11-22T15:05:00Z" }).text).toMatch(/ours 35 min · Intercom.{1,6}s 25 min/);
  });

  it("given a handover, a log, links and what was redacted, then each is told in its way", () => {
    const log = busy()
      .do({ type: "set-scribe", scribe: "ben", note: "Open: <b>ticket</b>" })
      .do({ type: "attach-log", format: "json-lines", lines: 12_000, excerpt: "GET /me 401", requestIds: [] })
      .do({ type: "relate", to: 7 }, { other: { number: 7, state: new Log().state } })
      .do({ type: "redact-entry", entry: 5, reason: "A token" }, { by: "eve" });
    const { html, text } = sent(log);
    expect(text).toContain("Scribe");
    expect(text).toContain("Handed over with Open: &lt;b&gt;ticket&lt;/b&gt;");
    expect(text).toContain("Excerpt of a log of JSON lines, 12,000 lines in all");
    expect(html).toContain(`href="${ownIncidentPath(7)}"`);
    expect(text).toMatch(/Redacted by eve, .*: A token/);
  });

  it("given a drill, then it is marked, and so is its message", () => {
    const { text } = sent(new Log({}, { drill: true }));
    expect(text).toContain("DRILL");
    expect(text).toContain("[DRILL] [P1] INCIDENT");
  });

  it.each([
    ["empty", empty],
    ["busy", busy],
    ["resolved", resolved],
  ])("given a viewer, then of the %s one nothing is missing but what changes it", (_, log) => {
    const { html, text } = sent(log(), { mayCommand: false });
    expect(sent(log()).html).toMatch(CHANGING);
    expect(html).not.toMatch(CHANGING);
    expect(html).not.toMatch(/<textarea|<select|type="checkbox"/);
    expect(text).toContain("Copy message");
    expect(text).toContain("First alert");
  });

  it("given 250 entries, then the newest hundred are drawn, and the rest is offered", () => {
    const log = new Log();
    for (let count = 1; count <= 248; count += 1) log.do({ type: "add-note", text: `Note ${count} of many` });
    const { text } = sent(log);
    expect(text.match(/Note \d+ of many/g)).toHaveLength(100);
    expect(text).toContain("Note 248 of many");
    expect(text).toContain("Show earlier (150 more)");
  });

  it("given its ids, then none stands twice", () => {
    const ids = Array.from(sent(busy()).html.matchAll(/ id="([^"]*)"/g), ([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});
