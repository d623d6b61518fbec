import type { SystemName, SystemTest } from "#lib/contracts/settings.ts";
import { env } from "#lib/env.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { testDatabase } from "#lib/services/system-tests/database.ts";
import type { Finding, SystemUnderTest } from "#lib/services/system-tests/finding.ts";
import { testHealth } from "#lib/services/system-tests/health.ts";
import { testIntercom } from "#lib/services/system-tests/intercom.ts";
import { testPagerDuty } from "#lib/services/system-tests/pagerduty.ts";
import { testSingleSignOn } from "#lib/services/system-tests/single-sign-on.ts";
import { testSlack } from "#lib/services/system-tests/slack.ts";
import { testStatusPage } from "#lib/services/system-tests/status-page.ts";

const TESTS: Record<SystemName, (system: SystemUnderTest) => Promise<Finding>> = {
  intercom: testIntercom,
  "status-page": testStatusPage,
  health: testHealth,
  slack: testSlack,
  pagerduty: testPagerDuty,
  database: testDatabase,
  "single-sign-on": testSingleSignOn,
};

const DEADLINE_MS = 5_000;

/**
 * Asks one system now, in a way that changes nothing in it.
 * @throws ServiceError `not_configured`, `unauthenticated`, `forbidden`
 */
export async function testSystem({
  ctx,
  input: { name },
}: {
  ctx: Context;
  input: { name: SystemName };
}): Promise<SystemTest> {
  authorize(ctx, "settings:test");
  const startedAt = performance.now();
  const { ok, message } = await TESTS[name]({ env: env(), signal: AbortSignal.timeout(DEADLINE_MS) });
  return { name, ok, message, latencyMs: Math.round(performance.now() - startedAt), at: ctx.now.toISOString() };
}
