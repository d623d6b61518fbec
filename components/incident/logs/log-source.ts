import type { LogFormat, ParsedLog, Redaction } from "#lib/logs/parsed-log.ts";

/** What a page reads in a few seconds on a phone, and far more than the minutes around a failure. */
export const MOST_BYTES = 5 * 1024 * 1024;

/** A field that holds more than this makes the page slow. */
export const MOST_SHOWN = 200_000;

/** So far into a file its first NUL would stand: text has none, and what is packed has many. */
const LOOKED_AT = 4_096;

export const FORMAT_WORDS: Readonly<Record<LogFormat, string>> = {
  plain: "Plain text",
  "json-lines": "JSON lines",
  http: "HTTP dump",
  "stack-trace": "Stack trace",
};

/** Why this cannot be read, and what to do; null where it can. */
export function complaintAboutSize(bytes: number): string | null {
  return bytes <= MOST_BYTES
    ? null
    : `This log has ${megabytes(bytes)}; at most ${megabytes(MOST_BYTES)} are read at once. Take the part around the failure, or one part after the other.`;
}

export function complaintAboutText(text: string): string | null {
  if (text.trim() === "") return "There is nothing in it. Copy the log again, or choose its file.";
  if (text.slice(0, LOOKED_AT).includes("\0")) return "This is not text. If it is packed, unpack it first.";
  // Encoding it takes a while, and never makes it shorter.
  return complaintAboutSize(text.length > MOST_BYTES ? text.length : new TextEncoder().encode(text).length);
}

/** What is said of a log in which nothing was found. */
export function nothingFoundIn({ lines, format, withoutId }: ParsedLog): string {
  const read = `No request id in ${linesText(lines)} (${FORMAT_WORDS[format].toLowerCase()}).`;
  if (withoutId > 0) {
    const calls = withoutId === 1 ? "1 failed call names" : `${withoutId.toLocaleString("en")} failed calls name`;
    return `${read} ${calls} none: have the log write the X-Request-Id header of Intercom's answers.`;
  }
  return `${read} They stand in the X-Request-Id header of Intercom's answers and as request_id in its errors. Paste the part with a failed call, or add an id by hand.`;
}

/** `3 tokens, 1 e-mail address`. */
export function redactionsText(redactions: readonly Redaction[]): string {
  return redactions
    .map(({ kind, count }) => `${count.toLocaleString("en")} ${count === 1 ? kind : `${kind}${plural(kind)}`}`)
    .join(", ");
}

function plural(word: string): string {
  return word.endsWith("s") ? "es" : "s";
}

export function linesText(lines: number): string {
  return `${lines.toLocaleString("en")} ${lines === 1 ? "line" : "lines"}`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;
}
