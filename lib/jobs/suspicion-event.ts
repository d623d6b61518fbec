import type { Suspicion } from "#lib/contracts/monitor.ts";
import type { JobData } from "#lib/db/job-kinds.ts";
import { MAX_SUMMARY, type PagerDutyEvent, type PagerDutySeverity } from "#lib/integrations/pagerduty/event.ts";
import type { Severity } from "#lib/runbook/severity.ts";
import { timeOf } from "#lib/text/instant.ts";

const SEVERITIES: Readonly<Record<Severity, PagerDutySeverity>> = {
  P1: "critical",
  P2: "error",
  P3: "warning",
  P4: "info",
};

/** The event for PagerDuty: both events of one suspicion are about one alert. */
export function pagerDutyEvent(
  event: JobData<"notify-suspicion">["event"],
  { id, severity, side, leaf, trigger, startedAt, endedAt }: Suspicion,
  publicUrl: string,
): PagerDutyEvent {
  const dedup_key = `offhook-suspicion-${id}`;
  if (event === "ended") return { event_action: "resolve", dedup_key };
  const over = endedAt === null ? "" : " Over by now.";
  return {
    event_action: "trigger",
    dedup_key,
    payload: {
      summary: cut(`Intercom suspected since ${timeOf(startedAt)} UTC (${severity}, ${side}):${over} ${trigger}`),
      source: new URL(publicUrl).host,
      severity: SEVERITIES[severity],
      timestamp: startedAt,
      component: "Intercom",
      custom_details: { side, leaf, trigger, started_at: startedAt, ...(endedAt !== null && { ended_at: endedAt }) },
    },
    client: "Offhook",
    client_url: publicUrl,
  };
}

/** The end of a long text is left out, and half of a character with it. */
function cut(text: string): string {
  if (text.length <= MAX_SUMMARY) return text;
  const kept = text.slice(0, MAX_SUMMARY - 1);
  return `${kept.isWellFormed() ? kept : kept.slice(0, -1)}…`;
}
