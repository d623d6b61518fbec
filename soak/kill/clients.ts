import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import type { Random } from "#lib/services/seed/random.ts";
import { command, declaration, type Known, type Order } from "./order.ts";

const Incident = z.object({ number: z.int(), version: z.int() });
const Problem = z.object({ code: z.string() });

/** How long a client goes on trying after a restart. */
const PATIENCE_MS = 20_000;

/** Programs that declare and change incidents side by side, and remember what they were answered. */
export class Clients {
  /** Everything that was ever sent, in the order of sending. */
  readonly orders: Order[] = [];
  readonly #random: Random;
  readonly #url: string;
  readonly #token: string;
  readonly #runId: string;
  /** The incidents that were declared lately. */
  #known: Known[] = [];

  constructor({ url, token, runId, random }: { url: string; token: string; runId: string; random: Random }) {
    this.#url = url;
    this.#token = token;
    this.#runId = runId;
    this.#random = random;
  }

  get unanswered(): Order[] {
    return this.orders.filter(({ answer }) => answer === null);
  }

  /** New incidents are declared from here on: the old ones are long enough. */
  turnPage(): void {
    this.#known = [];
  }

  /**
   * Sends until there are so many orders, or until an answer stays away.
   * @param answered hears of each answer
   */
  async send(upTo: number, sideBySide: number, answered: () => void = () => {}): Promise<void> {
    const client = async () => {
      while (this.orders.length < upTo) {
        const order = this.#next();
        this.orders.push(order);
        if (!(await this.#post(order))) return;
        answered();
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, client));
  }

  /** Sends again what was not answered, as it was and under the same key, until it is answered. */
  async sendAgain(): Promise<void> {
    await Promise.all(
      this.unanswered.map(async (order) => {
        const began = performance.now();
        while (!(await this.#post(order))) {
          if (performance.now() - began > PATIENCE_MS) throw new Error(`no answer to ${order.key}`);
          await setTimeout(100);
        }
      }),
    );
  }

  /** The version at which the API shows an incident. */
  async versionOf(number: number): Promise<number> {
    const response = await fetch(`${this.#url}/api/incidents/${number}`, { headers: this.#headers });
    return Incident.parse(await response.json()).version;
  }

  get #headers(): Record<string, string> {
    return { authorization: `Bearer ${this.#token}`, "content-type": "application/json" };
  }

  #next(): Order {
    const key = `order-${this.orders.length + 1}-${this.#random.hex(12)}`;
    const isFirst = this.#known.length === 0;
    if (isFirst || this.#random.chance(0.1)) return declaration(key, this.#random, this.#runId);
    return command(key, this.#random, this.#random.pick(this.#known), this.#runId);
  }

  /** @returns whether the client got an answer that it can rely on */
  async #post(order: Order): Promise<boolean> {
    const body = JSON.stringify(order.body);
    try {
      const response = await fetch(this.#url + order.path, { method: "POST", headers: this.#headers, body });
      const text = await response.text();
      if (response.status >= 500) return false;
      if (response.status === 409 && Problem.parse(JSON.parse(text)).code === "conflict")
        order.answer = { incident: null };
      else if (response.ok) this.#note(order, Incident.parse(JSON.parse(text)));
      else throw new Error(`${order.key} was answered ${response.status}: ${text}`);
      return true;
    } catch (error) {
      // What `fetch` throws when the connection breaks, before or in the middle of the answer.
      if (error instanceof TypeError) return false;
      throw error;
    }
  }

  #note(order: Order, incident: z.infer<typeof Incident>): void {
    order.answer = { incident };
    const known = this.#known.find(({ number }) => number === incident.number);
    if (known === undefined) this.#known.push({ ...incident, hasRun: order.kinds.includes("request-ids") });
    else known.version = Math.max(known.version, incident.version);
  }
}
