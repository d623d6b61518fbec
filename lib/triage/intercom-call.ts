import type { CutCode, Unreachable } from "#lib/triage/exchange.ts";
import type { Region } from "#lib/triage/region.ts";

/** One call of the Intercom API, as data: a probe says what to ask, the client asks it. */
export type IntercomRequest = {
  readonly method: "GET" | "POST";
  /** Under the base address, with its query. */
  readonly path: string;
  /** Only the edge control asks without the token. */
  readonly authenticated: boolean;
  readonly body?: unknown;
};

/** Why there is no token to send. */
export type TokenProblemCode = "token_unreadable" | "token_empty" | "token_malformed" | "token_too_large";

/**
 * `X-RateLimit-*` of one answer. The figures belong to a 10-second window, not to a minute
 * (https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting).
 */
export type RateLimit = {
  readonly limit: number | null;
  readonly remaining: number | null;
  /** Unix seconds. */
  readonly resetsAt: number | null;
};

/** What the body of an answer turned out to be. */
export type IntercomBody =
  | { readonly kind: "admin"; readonly region: Region | null; readonly workspaceId: string | null }
  | { readonly kind: "list" }
  /** `code` is `errors[0].code` where the body has one. */
  | { readonly kind: "error"; readonly code: string | null }
  /** The host that a redirect points to; it is never followed. */
  | { readonly kind: "redirect"; readonly host: string | null }
  | { readonly kind: "garbage"; readonly code: CutCode | "not_json" | "not_intercom" };

export type IntercomAnswer = {
  readonly kind: "answered";
  readonly status: number;
  readonly latencyMs: number;
  readonly requestIds: readonly string[];
  readonly rateLimit: RateLimit;
  readonly body: IntercomBody;
};

/** What became of one call. Nothing in it can hold the token. */
export type IntercomCall =
  | { readonly kind: "not-sent"; readonly code: TokenProblemCode; readonly problem: string }
  | Unreachable
  | IntercomAnswer;
