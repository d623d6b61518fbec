import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { RunbookPage } from "#components/runbook/runbook-page.tsx";
import { QueryProvider } from "#lib/client/query-provider.tsx";
import { CHECKED_CLAIMS } from "#lib/runbook/corrections.ts";
import { answersOf, DECISION_TREE, type QuestionId, question } from "#lib/runbook/decision-tree.ts";
import { ERROR_HINTS } from "#lib/runbook/error-hints.ts";
import { LEAVES } from "#lib/runbook/leaf.ts";
import { playbookFor } from "#lib/runbook/playbooks/playbook-for.ts";
import { SEVERITY_LEVELS } from "#lib/runbook/severity.ts";
import { DEFAULT_RUNBOOK_VALUES } from "#lib/runbook/values.ts";

const sent = (page: ReactNode) => renderToStaticMarkup(<QueryProvider>{page}</QueryProvider>);
const HTML = sent(<RunbookPage values={DEFAULT_RUNBOOK_VALUES} mayRunTriage={true} />);
const TEXT = textOf(HTML);

function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}

function attributes(name: string): string[] {
  return Array.from(HTML.matchAll(new RegExp(` ${name}="([^"]*)"`, "g")), ([, value]) => value ?? "");
}

describe("the runbook page, as the server sends it", () => {
  it("given its anchors, then ids are unique and every link inside the page arrives", () => {
    const ids = attributes("id");
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const inside = attributes("href").filter((href) => href.startsWith("#"));
    expect(inside.length).toBeGreaterThan(LEAVES.length);
    expect(inside.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
  });

  it.each(LEAVES)("given the leaf %s, then its playbook stands there whole, without any script", (leaf) => {
    expect(attributes("id")).toContain(`playbook-${leaf}`);
    for (const { id, title, text, command, code, correction } of playbookFor(leaf, DEFAULT_RUNBOOK_VALUES).steps) {
      expect(attributes("id")).toContain(id);
      for (const part of [title, text, command, code, correction?.reason]) {
        if (part !== undefined) expect(TEXT).toContain(part);
      }
    }
  });

  it("given the tree, then every question, answer and correction is drawn", () => {
    for (const id of Object.keys(DECISION_TREE.questions) as QuestionId[]) {
      expect(TEXT).toContain(question(id).text);
      for (const { branch } of answersOf(id)) {
        expect(TEXT).toContain(branch.label);
        if (branch.correction !== undefined) expect(TEXT).toContain(branch.correction);
      }
    }
  });

  it("given severities, error handling and checked claims, then every row is there", () => {
    const rows = [
      ...Object.values(SEVERITY_LEVELS).flatMap((level) => Object.values(level)),
      ...Object.values(ERROR_HINTS).flatMap((hint) => Object.values(hint)),
      ...CHECKED_CLAIMS.flatMap(({ claim, finding }) => [claim, finding]),
    ];
    expect(rows.filter((row) => !TEXT.includes(row))).toEqual([]);
  });

  it("given somebody who may not run triage, then no step offers it", () => {
    const forViewer = sent(<RunbookPage values={DEFAULT_RUNBOOK_VALUES} mayRunTriage={false} />);
    expect(TEXT).toContain("Verify the token");
    expect(textOf(forViewer)).not.toContain("Verify the token");
  });

  it("given hostile values, then they are text on the page", () => {
    const hostile = '"><img src=x onerror=alert(1)>';
    const html = sent(
      <RunbookPage
        values={{ ...DEFAULT_RUNBOOK_VALUES, deployment: hostile, namespace: hostile }}
        mayRunTriage={true}
      />,
    );
    expect(html).not.toContain("<img");
    expect(textOf(html)).toContain(hostile);
  });
});
