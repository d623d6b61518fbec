import type { FailureCode } from "#lib/triage/exchange.ts";

/** Codes of Node's system errors and of undici (node:internal/deps/undici), which `fetch` hides in `cause`. */
const CODES: ReadonlyMap<string, FailureCode> = new Map([
  ["ENOTFOUND", "dns"],
  ["EAI_AGAIN", "dns"],
  ["EAI_FAIL", "dns"],
  ["EAI_NODATA", "dns"],
  ["EAI_NONAME", "dns"],
  ["ECONNREFUSED", "connection_refused"],
  ["ECONNRESET", "connection_reset"],
  ["ECONNABORTED", "connection_reset"],
  ["EPIPE", "connection_reset"],
  ["UND_ERR_SOCKET", "connection_reset"],
  ["UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "connection_reset"],
  ["ETIMEDOUT", "timeout"],
  ["UND_ERR_CONNECT_TIMEOUT", "timeout"],
  ["UND_ERR_HEADERS_TIMEOUT", "timeout"],
  ["UND_ERR_BODY_TIMEOUT", "timeout"],
  ["UND_ERR_HEADERS_OVERFLOW", "invalid_http"],
  ["EPROTO", "tls"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "tls"],
  ["UNABLE_TO_GET_ISSUER_CERT", "tls"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "tls"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls"],
  ["HOSTNAME_MISMATCH", "tls"],
]);

const FAMILIES: readonly (readonly [prefix: string, FailureCode])[] = [
  ["CERT_", "tls"],
  ["ERR_TLS_", "tls"],
  ["ERR_SSL_", "tls"],
  ["Z_", "invalid_http"],
  ["ERR__ERROR_", "invalid_http"],
];

/** An error that `fetch` or its body threw, as a stable code. The error's own text is dropped: it can quote the request. */
export function failureCode(error: unknown, signal: AbortSignal): FailureCode {
  if (signal.aborted) return "timeout";
  const cause = error instanceof Error ? error.cause : null;
  if (cause instanceof Error && cause.name === "HTTPParserError") return "invalid_http";
  const code = codeOf(error) ?? codeOf(cause);
  if (code === null) return "network";
  return CODES.get(code) ?? FAMILIES.find(([prefix]) => code.startsWith(prefix))?.[1] ?? "network";
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
