/** How late notifications of Intercom come, and since when none came: counted by whoever stores them. */
export type WebhookTraffic = {
  /** Of those that came in the last five minutes; null where none did. The parts are each their own p95. */
  readonly lag: {
    readonly deliveries: number;
    readonly p95Ms: number;
    /** From the event to Intercom's first attempt to send it. */
    readonly p95QueueMs: number;
    /** From that first attempt until it was here. */
    readonly p95TransitMs: number;
  } | null;
  /** Milliseconds since the last one came; null where none ever did. */
  readonly silentForMs: number | null;
  /** The longest silence at this hour of the day in 14 days, in milliseconds; null with less than seven days of history. */
  readonly usualSilenceMs: number | null;
};
