/** `errors[].code` is lower snake case; anything else is not worth keeping. */
const ERROR_CODE = /^[a-z0-9_.-]{1,64}$/i;

/** Request ids are UUIDs; older ones look like `req_abc123`. */
const REQUEST_ID = /^[a-z0-9_.:-]{1,100}$/i;

/** A few letters and digits, such as `abc12345`. */
const WORKSPACE_ID = /^[a-z0-9_-]{1,64}$/i;

const HOST = /^[a-z0-9.:[\]-]{1,253}$/i;

/**
 * Intercom's published codes (https://developers.intercom.com/docs/references/rest-api/errors/error-codes). They are known
 * beforehand, so they give nothing away even where somebody's token is a word of theirs.
 */
const KNOWN_CODES: ReadonlySet<string> = new Set([
  "action_forbidden",
  "api_plan_restricted",
  "bad_request",
  "client_error",
  "forbidden",
  "intercom_version_invalid",
  "missing_authorization",
  "not_found",
  "parameter_invalid",
  "parameter_not_found",
  "rate_limit_exceeded",
  "request_timeout",
  "server_error",
  "service_unavailable",
  "token_blocked",
  "token_expired",
  "token_not_found",
  "token_revoked",
  "token_unauthorized",
  "too_many_requests",
  "unauthorized",
]);

/** So many characters of the token in a row give it away; fewer are found in too much. */
const TELLING_LENGTH = 8;

type Said = string | null | undefined;

/**
 * Keeps what Intercom says in a form that is safe to show and to store. Whatever answers at the address may repeat our
 * token, so text that holds a telling part of it is dropped whole, in the usual encodings as well.
 * @param token what was sent; null where nothing was
 */
export function hearing(token: string | null) {
  const telling = token === null ? [] : tellingParts(token);
  const givesAway = (text: string): boolean => {
    const lower = text.toLowerCase();
    return lower === token?.toLowerCase() || telling.some((part) => lower.includes(part));
  };
  const keep = (text: Said, form: RegExp): string | null =>
    typeof text === "string" && form.test(text) && (KNOWN_CODES.has(text) || !givesAway(text)) ? text : null;
  return {
    errorCode: (text: Said) => keep(text, ERROR_CODE),
    host: (text: Said) => keep(text, HOST),
    workspaceId: (text: Said) => keep(text, WORKSPACE_ID),
    requestIds: (...texts: readonly Said[]): string[] => [
      ...new Set(texts.flatMap((text) => keep(text, REQUEST_ID) ?? [])),
    ],
  };
}

/** Every run of so many characters of the token, as it is, backwards, in base64 and in hexadecimal. */
function tellingParts(token: string): string[] {
  const bytes = Buffer.from(token);
  const forms = [token, [...token].reverse().join(""), bytes.toString("base64url"), bytes.toString("hex")];
  return forms.flatMap((form) => {
    const lower = form.toLowerCase();
    const starts = Array.from({ length: Math.max(0, lower.length - TELLING_LENGTH + 1) }, (_, start) => start);
    return starts.map((start) => lower.slice(start, start + TELLING_LENGTH));
  });
}
