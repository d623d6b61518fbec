/** Bounds of the Events API v2: https://developer.pagerduty.com/docs/send-alert-event */
export const MAX_SUMMARY = 1_024;

export type PagerDutySeverity = "critical" | "error" | "warning" | "info";

/** An event as it is sent, but for the routing key. All events with one `dedup_key` are one alert. */
export type PagerDutyEvent =
  | {
      readonly event_action: "trigger";
      readonly dedup_key: string;
      readonly payload: {
        readonly summary: string;
        /** What is affected, as a host name. */
        readonly source: string;
        readonly severity: PagerDutySeverity;
        readonly timestamp: string;
        readonly component: string;
        readonly custom_details: Readonly<Record<string, string>>;
      };
      readonly client: string;
      readonly client_url: string;
    }
  | { readonly event_action: "resolve"; readonly dedup_key: string };
