const KEPT = 100;

/** One try to deliver a webhook. `status` is null where no answer came in time. */
export type WebhookAttempt = {
  /** The UTC instant at which it was sent. */
  at: string;
  /** Intercom's id of the notification: the same at its second attempt. */
  id: string;
  topic: string;
  attempt: number;
  status: number | null;
};

/** The latest attempts, oldest first. */
export class WebhookAttempts {
  #attempts: WebhookAttempt[] = [];

  add(attempt: WebhookAttempt): void {
    this.#attempts.push(attempt);
    if (this.#attempts.length > KEPT) this.#attempts.shift();
  }

  list(): readonly WebhookAttempt[] {
    return this.#attempts;
  }
}
