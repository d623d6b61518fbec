import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { SlackDeliveries, type SlackDelivery } from "#lib/contracts/slack-delivery.ts";
import type { Random } from "#lib/services/seed/random.ts";
import { createAdministrator, signInOverHttp } from "../../e2e/support/sign-in.ts";

const Incident = z.object({ number: z.int(), version: z.int() });
const Token = z.object({ token: z.string() });

const RETRY_MS = 100;

/** Programs that post messages, an incident each, and send again what was cut off. */
export class Senders {
  /** What each incident's sender wrote, in the order of writing. */
  readonly texts = new Map<number, string[]>();
  readonly #url: string;
  readonly #token: string;

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  static async signUp(url: string): Promise<Senders> {
    await createAdministrator(url);
    const answer = await fetch(`${url}/api/tokens`, {
      method: "POST",
      headers: { cookie: await signInOverHttp(url), origin: url, "content-type": "application/json" },
      body: JSON.stringify({ name: "Senders", role: "responder" }),
    });
    return new Senders(url, Token.parse(await answer.json()).token);
  }

  /** Declares an incident and posts so many messages to it; the last change resolves it. */
  async post(count: number, random: Random): Promise<void> {
    const firstAlert = { text: "Replies fail", at: new Date().toISOString() };
    const { number } = Incident.parse(await this.#give("/api/incidents", { severity: "P3", firstAlert }));
    const texts: string[] = [];
    this.texts.set(number, texts);
    for (let turn = 1; turn <= count; turn += 1) {
      const text = `INC-${number}: message ${turn} of ${count}`;
      texts.push(text);
      await this.#give(`/api/incidents/${number}/commands`, { type: "post-message", text });
      await setTimeout(random.whole(0, 200));
    }
    const fix = { type: "resolve", fix: "Restarted", expectedVersion: 1 };
    await this.#give(`/api/incidents/${number}/commands`, fix);
  }

  async deliveries(number: number): Promise<SlackDelivery[]> {
    const answer = await fetch(`${this.#url}/api/incidents/${number}/messages`, { headers: this.#headers() });
    return SlackDeliveries.parse(await answer.json()).deliveries;
  }

  /** Until it is answered: a server that was killed comes back. The key makes the change once. */
  async #give(path: string, input: object): Promise<unknown> {
    const body = JSON.stringify({ ...input, idempotencyKey: randomUUID() });
    for (;;) {
      const answer = await fetch(this.#url + path, { method: "POST", headers: this.#headers(), body }).catch(
        () => null,
      );
      if (answer?.ok) return answer.json();
      if (answer !== null && answer.status < 500) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      await setTimeout(RETRY_MS);
    }
  }

  #headers(): Record<string, string> {
    return { authorization: `Bearer ${this.#token}`, "content-type": "application/json" };
  }
}
