const KEPT = 100;

/** An event that PagerDuty accepted, without the routing key. */
export type PagerDutyEvent = {
  /** The UTC instant at which it was accepted. */
  at: string;
  action: "trigger" | "acknowledge" | "resolve";
  dedupKey: string;
  /** Null for an event without a payload, which only a trigger needs. */
  payload: Readonly<Record<string, unknown>> | null;
  client: string | null;
  clientUrl: string | null;
};

/** The latest events, oldest first. */
export class PagerDutyEvents {
  #events: PagerDutyEvent[] = [];

  add(event: PagerDutyEvent): void {
    this.#events.push(event);
    if (this.#events.length > KEPT) this.#events.shift();
  }

  list(): readonly PagerDutyEvent[] {
    return this.#events;
  }
}
