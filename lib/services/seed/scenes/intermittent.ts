import type { Scene } from "#lib/services/seed/scene.ts";

export const intermittent: Scene = {
  leaf: "intermittent",
  weight: 15,
  severities: ["P4", "P4", "P3"],
  minutes: [20, 300],
  alerts: [
    "Datadog: a short burst of errors from Intercom, over by now",
    "{job} failed once and worked when it was repeated",
    "Monitoring: no data from the Intercom check for {delay} minutes",
  ],
  impacts: [
    "None that anybody noticed",
    "A few agents had to reload the inbox",
    "Some figures of the support report are out of date",
  ],
  causes: [
    "Short burst of timeouts, none since",
    "The check itself failed; calls worked all the time",
    "Stale cache after a restart",
  ],
  findings: [
    "{queued} errors within one minute, then none. All calls work now.",
    "The chart has a gap, the logs do not: it was the monitoring.",
    "Watching for another hour before this is closed.",
  ],
  mitigations: ["Restarted the agent that reports the metrics", "Cleared the cache of {service}", "Repeated {job}"],
  fixes: [
    "No further errors for an hour",
    "The check was repaired and has data again",
    "Cache warmed, figures are right again",
  ],
  summaries: [
    "A burst of errors towards Intercom ended by itself. No customer was affected.",
    "Monitoring had a gap of {minutes} minutes while calls worked.",
  ],
  rootCauses: [
    "Not found. The burst was too short for a triage run to see it.",
    "The agent that reports the metrics lost its connection and did not connect again.",
  ],
  actionItems: [
    "Alert when the check has no data for ten minutes",
    "Run triage by itself when errors begin",
    "Keep the answers of failed calls for a day",
  ],
  failures: [{ endpoint: "GET /conversations", status: 504, code: null }],
};
