import type { Span } from "#lib/logs/span.ts";

/** As it is typed, in an address, in an address inside an address, in a string of JSON and in markup. */
const AT = /@|＠|%40|%2540|\\u0040|&#(?:64|x40);|&commat;| ?[[(]at[\])] ?/gi;

const LOCAL = /[\p{L}\p{N}\p{M}._%+'!#$&*/?^{|}~\\-]/u;
/** What may stand in the part before the sign, but rather ends it in a log. */
const ENDS_LOCAL = /[/?&{|}#'!*^$]/;
/** The last part has no digit, so that `intercom-client@7.0.3` is none. One that was cut off at the end of the text is one. */
const DOMAIN =
  /(?:(?:[\p{L}\p{N}\p{M}-]|%[89a-f][\da-f]|\\u(?!00[0-7])[\da-f]{4}){1,63}(?:\.|%2E|$)){1,8}(?:xn--[a-z0-9-]{1,59}|(?:[\p{L}\p{M}]|%[89a-f][\da-f]){2,63}|$)/iuy;

/** Every e-mail address, in every notation of its sign. */
export function emailAddresses(text: string): Span[] {
  const spans: Span[] = [];
  let last = 0;
  for (const { 0: sign, index } of text.matchAll(AT)) {
    // First of all: signs in a row would otherwise each look back at all before them.
    DOMAIN.lastIndex = index + sign.length;
    if (!DOMAIN.test(text)) continue;
    const from = localStart(text, index, last);
    if (from === index) continue;
    last = DOMAIN.lastIndex;
    spans.push({ from, to: last, kind: "e-mail address" });
  }
  return spans;
}

function localStart(text: string, at: number, last: number): number {
  let from = at;
  if (text[from - 1] === '"') return quotedStart(text, at, last);
  while (from > last && isLocal(text, from - 1)) from -= 1;
  // An escape that ends before the address belongs to what is around it: `%20ann`, `\nann`, `\u003cann`.
  const escaped = /^(?:%(?:25)?(?:20|22|27|2[cf]|3[adbc]|26|0a)|\\(?:u00(?:22|27|3c|26)|[nrt]))/i.exec(
    text.slice(from, at),
  );
  return escaped === null || from + escaped[0].length >= at ? from : from + escaped[0].length;
}

function isLocal(text: string, at: number): boolean {
  const char = text.charAt(at);
  const isSurrogate = /[\ud800-\udfff]/.test(char);
  return isSurrogate || (LOCAL.test(char) && !ENDS_LOCAL.test(char));
}

/** `"ann example"@example.com`. */
function quotedStart(text: string, at: number, last: number): number {
  const open = text.lastIndexOf('"', at - 2);
  return open >= last && at - open <= 70 && !text.slice(open, at).includes("\n") ? open : at - 1;
}
