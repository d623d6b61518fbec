import type { System } from "#simulator/modes.ts";

const KEPT = 200;
const MAX_PATH_LENGTH = 500;

/** One request, without headers and body. `status` is null where no answer was sent. */
export type LoggedRequest = {
  /** The UTC instant of its arrival. */
  at: string;
  method: string;
  /** Path and query with secrets blanked. */
  path: string;
  system: System;
  status: number | null;
};

/** The latest requests to the four systems, oldest first. */
export class RequestLog {
  #entries: LoggedRequest[] = [];

  add(entry: LoggedRequest): void {
    this.#entries.push(entry);
    if (this.#entries.length > KEPT) this.#entries.shift();
  }

  list(): readonly LoggedRequest[] {
    return this.#entries;
  }
}

/** A path that may be shown: the secret of a Slack webhook address and secrets sent as parameters are replaced by `***`. */
export function loggedPath(url: URL): string {
  const path = url.pathname.replace(/^(\/slack\/services\/[^/]+\/[^/]+\/).+$/, "$1***");
  const query = new URLSearchParams(url.search);
  for (const name of new Set(query.keys())) {
    if (/token|secret|key|auth/i.test(name)) query.set(name, "***");
  }
  return (query.size === 0 ? path : `${path}?${query}`).slice(0, MAX_PATH_LENGTH);
}
