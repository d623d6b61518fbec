import { sendEvent } from "#lib/integrations/pagerduty/client.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import type { Finding, SystemUnderTest } from "#lib/services/system-tests/finding.ts";
import { capitalised, failureWords } from "#lib/triage/exchange.ts";

/** Ends an alert that was never raised, which pages nobody. PagerDuty offers no other way to ask. */
export async function testPagerDuty({ env: { pagerDuty }, signal }: SystemUnderTest): Promise<Finding> {
  if (pagerDuty === null) {
    throw new ServiceError("not_configured", "Set PAGERDUTY_ROUTING_KEY to page somebody when trouble is suspected.");
  }
  const answer = await sendEvent(pagerDuty, { event_action: "resolve", dedup_key: "offhook-test" }, signal);
  switch (answer.kind) {
    case "accepted":
      return { ok: true, message: "PagerDuty takes events. Whom it pages shows with the first one." };
    case "refused":
      return {
        ok: false,
        message: `HTTP ${answer.status}: ${answer.reason}. See PAGERDUTY_ROUTING_KEY and PAGERDUTY_API_URL.`,
      };
    case "busy":
      return {
        ok: false,
        message: `HTTP ${answer.status}: PagerDuty takes no events now. Events are sent again later.`,
      };
    case "unreachable":
      return { ok: false, message: `${capitalised(failureWords(answer.code))}. See PAGERDUTY_API_URL.` };
    default:
      return answer satisfies never;
  }
}
