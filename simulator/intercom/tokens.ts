import { createHash } from "node:crypto";

const REMEMBERED = 1000;

/** What Intercom makes of the token of a call. */
export type Credentials = "missing" | "revoked" | "good";

/**
 * The access tokens that were presented, as fingerprints: the tokens themselves are not kept. Every token is good until it
 * is revoked, so a token that was never seen before a revocation counts as newly generated.
 */
export class TokenRegister {
  #seen = new Set<string>();
  #revoked = new Set<string>();
  #revokesNext = false;

  /** Judges the token of a call and remembers it. */
  present(token: string | null): Credentials {
    if (token === null) return "missing";
    const fingerprint = createHash("sha256").update(token).digest("base64url");
    if (this.#revokesNext) {
      this.#revoked.add(fingerprint);
      this.#revokesNext = false;
    }
    this.#remember(fingerprint);
    return this.#revoked.has(fingerprint) ? "revoked" : "good";
  }

  /** Revokes every token seen so far; where none was, the first that calls from now on. */
  revokeSeen(): void {
    this.#revoked = new Set(this.#seen);
    this.#revokesNext = this.#seen.size === 0;
  }

  forgetRevocations(): void {
    this.#revoked.clear();
    this.#revokesNext = false;
  }

  #remember(fingerprint: string): void {
    this.#seen.add(fingerprint);
    if (this.#seen.size <= REMEMBERED) return;
    const [oldest] = this.#seen;
    if (oldest !== undefined) this.#seen.delete(oldest);
  }
}
