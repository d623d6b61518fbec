import { lookAtStatusPage } from "#lib/integrations/statuspage/client.ts";
import type { Finding, SystemUnderTest } from "#lib/services/system-tests/finding.ts";
import { REGIONS } from "#lib/triage/region.ts";
import type { PageKind } from "#lib/triage/status-page.ts";
import { unseenFinding } from "#lib/triage/unseen-page.ts";

const KINDS: Record<PageKind, string> = {
  atlassian: "an Atlassian Statuspage",
  "incidentio-compat": "an incident.io page",
  "incidentio-native": "an incident.io page with regions",
  "incidentio-widget": "an incident.io page",
};

/** Looks for the page afresh, wherever it may have moved to. */
export async function testStatusPage({ env: { statusPage }, signal }: SystemUnderTest): Promise<Finding> {
  const regions = statusPage.region === null ? REGIONS : [statusPage.region];
  const look = await lookAtStatusPage({ url: statusPage.url, regions, signal, memory: { base: null } });
  if (look.kind === "unseen") {
    return {
      ok: false,
      message: `${unseenFinding(look).value}. See STATUS_PAGE_URL; until then incidents are unknown.`,
    };
  }
  return { ok: true, message: `Found ${KINDS[look.report.kind]} at ${new URL(look.report.url).origin}.` };
}
