/** Why a request got no answer that can be used. */
export type FailureCode =
  | "timeout"
  | "dns"
  | "connection_refused"
  | "connection_reset"
  | "tls"
  | "network"
  | "invalid_http"
  | "too_many_redirects"
  | "bad_redirect"
  | "bad_url";

/** The request ended without a status line. */
export type Unreachable = { kind: "unreachable"; code: FailureCode; latencyMs: number };

/** Why a body was not read to its end. */
export type CutCode = FailureCode | "body_too_large";

/** A status line came. `cut` is null where the body came whole. */
export type Answered = {
  kind: "answered";
  status: number;
  headers: Headers;
  body: string;
  cut: CutCode | null;
  /** Milliseconds from sending to the end of the body, or to giving up on it. */
  latencyMs: number;
};

/** What became of one HTTP request. */
export type Exchange = Answered | Unreachable;

const FAILURE_WORDS: Readonly<Record<CutCode, string>> = {
  timeout: "no answer before the deadline",
  dns: "name not resolved",
  connection_refused: "connection refused",
  connection_reset: "connection reset",
  tls: "no trusted TLS connection",
  network: "network failure",
  invalid_http: "the answer is not HTTP",
  too_many_redirects: "too many redirects",
  bad_redirect: "a redirect that cannot be followed",
  bad_url: "the address is not valid",
  body_too_large: "the body does not end",
};

/** The failure in words, in lower case. */
export function failureWords(code: CutCode): string {
  return FAILURE_WORDS[code];
}

export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
