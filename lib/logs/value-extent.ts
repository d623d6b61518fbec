import { endOfLabel } from "#lib/logs/span.ts";

/** Quotes as they look once a text was put into an address, into markup or into a string of JSON. */
const ENCODED_QUOTES = ["%22", "%27", "&quot;", "&#34;", "&#39;", "\\u0022", "\\u0027"];

export type Extent = { readonly from: number; readonly to: number; readonly quoted: boolean };

export function isQuote(code: number): boolean {
  return code === 34 || code === 39 || code === 96;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** The encoded quote that ends before `at`; empty where none does. */
export function encodedQuoteBefore(text: string, at: number): string {
  return ENCODED_QUOTES.find((quote) => text.startsWith(quote, at - quote.length)) ?? "";
}

export function encodedQuoteAt(text: string, at: number): string {
  return ENCODED_QUOTES.find((quote) => text.startsWith(quote, at)) ?? "";
}

/** How many backslashes stand before `at`: a string inside a string has one before each of its quotes. */
export function backslashesBefore(text: string, at: number): number {
  let first = at;
  while (first > 0 && at - first < 64 && text.charCodeAt(first - 1) === 92) first -= 1;
  return at - first;
}

/** Where the value begins that stands after a separator: behind blanks, arrows and the prefixes of strings. */
export function valueStart(text: string, after: number): number {
  let at = after;
  while (text[at] === ">" || text[at] === "=" || text[at] === ":") at += 1;
  while (isBlank(text.charCodeAt(at))) at += 1;
  if (/[ubr]/i.test(text[at] ?? "") && isQuote(text.charCodeAt(at + 1))) at += 1;
  return at;
}

/** The string that begins at `at`; null where none does. One that is not closed goes to the end of its line. */
export function stringAt(text: string, at: number): Extent | null {
  const encoded = encodedQuoteAt(text, at);
  if (encoded !== "") return encodedString(text, at + encoded.length, encoded);
  let quote = at;
  while (quote - at < 64 && text.charCodeAt(quote) === 92) quote += 1;
  if (!isQuote(text.charCodeAt(quote))) return null;
  const depth = quote - at;
  const from = quote + 1;
  const mark = text.charAt(quote);
  for (let i = from; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 10) return { from, to: i, quoted: true };
    if (code !== mark.charCodeAt(0)) continue;
    const before = backslashesBefore(text, i);
    const closes = depth === 0 ? before % 2 === 0 : before <= depth;
    if (closes) return { from, to: Math.max(from, depth === 0 ? i : i - before), quoted: true };
  }
  return { from, to: text.length, quoted: true };
}

function encodedString(text: string, from: number, quote: string): Extent {
  for (let i = from; i < text.length; i += 1) {
    if (/\s/.test(text.charAt(i)) || text.startsWith(quote, i)) return { from, to: i, quoted: true };
  }
  return { from, to: text.length, quoted: true };
}

/** What stands between brackets, from the opening one at `at`; to the end of the text where they are not closed. */
export function bracketsAt(text: string, at: number): Extent {
  let depth = 0;
  for (let i = at; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 34) i = stringEnd(text, i);
    else if (code === 91 || code === 123) depth += 1;
    else if (code === 93 || code === 125) {
      depth -= 1;
      if (depth === 0) return { from: at + 1, to: i, quoted: false };
    }
  }
  return { from: at + 1, to: text.length, quoted: false };
}

function stringEnd(text: string, at: number): number {
  return backslashesBefore(text, at) > 0 ? at : (stringAt(text, at)?.to ?? at);
}

const NEXT_FIELD = /[,;]\s{0,8}["']?[\w.-]{1,64}["']?\s?[=:]/y;

/** A value without quotes: to the next blank, or to what can only be the end of it. A label in its place is one whole. */
export function bareValueAt(text: string, from: number, { encoded }: { encoded: boolean }): Extent {
  let to = endOfLabel(text, from) ?? from;
  for (; to < text.length; to += 1) {
    const char = text.charAt(to);
    if (/[\s&"'`<>]/.test(char)) break;
    if (char === "\\" && /^\\(?:u0026|["'nrt\\])/.test(text.slice(to, to + 6))) break;
    if (char === "%" && (text.startsWith("%26", to) || (encoded && encodedQuoteAt(text, to) !== ""))) break;
    if (/[)\]}]/.test(char) && /^(?:[\s,;"'`)\]}]|$)/.test(text.charAt(to + 1))) break;
    if (char === "," || char === ";") {
      NEXT_FIELD.lastIndex = to;
      if (/^(?:\s|$)/.test(text.charAt(to + 1)) || NEXT_FIELD.test(text)) break;
    }
  }
  return { from, to, quoted: false };
}

export function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}
