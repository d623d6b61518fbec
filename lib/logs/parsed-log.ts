/** The forms in which logs come. */
export type LogFormat = "plain" | "json-lines" | "http" | "stack-trace";

/** One failed call that a log tells of. Null is what the log does not say for sure. */
export type Find = {
  readonly id: string;
  /** Method and path, for instance `GET /contacts`; of a query only what is neither personal nor secret. */
  readonly endpoint: string | null;
  readonly status: number | null;
  /** Intercom's `errors[].code`. */
  readonly code: string | null;
  /** In UTC, as `Instant` has it. */
  readonly at: string | null;
  /** The line of the first mention of the id, from 1. */
  readonly line: number;
};

/** What was blacked out, and how often. */
export type Redaction = { readonly kind: SecretKind; readonly count: number };

export const SECRET_KINDS = [
  "token",
  "password",
  "cookie",
  "key",
  "e-mail address",
  "phone number",
  "card number",
  "IP address",
  "name",
  "message text",
] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

/** What was found in a log. */
export type ParsedLog = {
  readonly format: LogFormat;
  /** Of the whole log. */
  readonly lines: number;
  /** In the order of their lines, each id once; at most as many as are attached at once. */
  readonly finds: readonly Find[];
  /** How many more there are. */
  readonly moreFinds: number;
  /** Failed calls that the log names no id of. */
  readonly withoutId: number;
  /** The lines of the finds, blacked out where needed; empty where nothing was found. */
  readonly excerpt: string;
  readonly redactions: readonly Redaction[];
};
