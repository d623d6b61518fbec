import type { SecretKind } from "#lib/logs/parsed-log.ts";
import { kindOfName } from "#lib/logs/secret-names.ts";
import type { Span } from "#lib/logs/span.ts";

/** An option and its value, which no separator joins: `-u ann:secret`, `--token abc`. */
const OPTION =
  /(?<=^|[\s"'([])(-[uUbE]|--[a-z][\w-]{1,40})[ =]("[^"\n]{0,20000}|'[^'\n]{0,20000}|[^\s"'\n]{1,20000})/gim;

/** What programs were told on their command line. */
export function commandLineSecrets(text: string): Span[] {
  if (!text.includes("-")) return [];
  const spans: Span[] = [];
  for (const { 0: whole, 1: option = "", 2: value = "", index } of text.matchAll(OPTION)) {
    const kind = kindOfOption(option, value);
    if (kind === null) continue;
    const quote = /^["']/.test(value) ? 1 : 0;
    const to = index + whole.length;
    spans.push({ from: to - value.length + quote, to, kind });
  }
  return spans;
}

function kindOfOption(option: string, value: string): SecretKind | null {
  if (option === "-u" || option === "-U" || option === "--user" || option === "--proxy-user") {
    return value.includes(":") ? "password" : null;
  }
  if (option === "-b") return value.includes("=") ? "cookie" : null;
  const kind = option.startsWith("--") ? kindOfName(option) : null;
  if (option === "--oauth2-bearer" || kind === "authorization") return "token";
  return kind === "name?" || kind === "body?" ? null : kind;
}
