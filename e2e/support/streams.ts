import { request } from "node:http";

/** What one open page would hear. */
export type Heard = { readonly event: string; readonly data: string; readonly at: number };

/** A client of the stream as a browser's tab is one, without a browser: one socket and what came over it. */
export class StreamClient {
  readonly heard: Heard[] = [];
  readonly #close: () => void;
  ended = false;

  constructor(url: string, cookie: string) {
    const outgoing = request(`${url}/api/stream`, { headers: { cookie, accept: "text/event-stream" }, agent: false });
    this.#close = () => outgoing.destroy();
    outgoing.on("error", () => {
      this.ended = true;
    });
    outgoing.on("response", (response) => {
      let rest = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        const blocks = `${rest}${chunk}`.split("\n\n");
        rest = blocks.pop() ?? "";
        for (const block of blocks) this.#hear(block);
      });
      response.on("close", () => {
        this.ended = true;
      });
    });
    outgoing.end();
  }

  #hear(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
    const event = field("event");
    if (event !== undefined) this.heard.push({ event, data: field("data") ?? "", at: Date.now() });
  }

  /** The last thing of these kinds that was heard. */
  last(...events: string[]): Heard | undefined {
    return this.heard.findLast(({ event }) => events.includes(event));
  }

  close(): void {
    this.#close();
  }
}
