import type { SecretKind } from "#lib/logs/parsed-log.ts";
import { isPerson, kindOfName, type NamedKind, tellsOfPerson } from "#lib/logs/secret-names.ts";
import { endOfLabel, isBlackedOut, type Span } from "#lib/logs/span.ts";
import {
  backslashesBefore,
  bareValueAt,
  bracketsAt,
  type Extent,
  encodedQuoteBefore,
  endOfLine,
  isQuote,
  stringAt,
  valueStart,
} from "#lib/logs/value-extent.ts";

/** Longer than any name that matters; what is longer is looked at from its end. */
const MOST_NAME = 64;

/** Between braces: whether it is a person, and the names in it that are one's only then. */
type Scope = { isPerson: boolean; readonly names: Span[] };

type Name = {
  readonly text: string;
  readonly from: number;
  /** The quote before it, which may hold the value too: `-H 'Cookie: a=b'`. */
  readonly opened: string;
};

/** What must not be kept because of the name that it stands under: headers, fields, parameters, whatever their notation. */
export function namedSecrets(text: string): Span[] {
  const spans: Span[] = [];
  const scopes: Scope[] = [{ isPerson: false, names: [] }];
  let personAt = -1;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 123) {
      if (scopes.length < 1_000) scopes.push({ isPerson: i === personAt, names: [] });
    } else if (code === 125) {
      if (scopes.length > 1) closeScope(scopes.pop(), spans);
    } else {
      const width = separatorWidth(text, i, code);
      const name = width === 0 ? null : nameBefore(text, i);
      if (name === null) continue;
      const scope = scopes.at(-1);
      if (scope !== undefined && tellsOfPerson(name.text)) scope.isPerson = true;
      const found = code === 44 ? pairedValue(text, i, name) : fieldValue(text, i, width, name);
      if (found === null) {
        const start = valueStart(text, i + width);
        if (text[start] === "{" && isPerson(name.text)) personAt = start;
        if (scope !== undefined && name.text === "type" && isPerson(wordAt(text, start))) scope.isPerson = true;
        continue;
      }
      const { kind, ...extent } = found;
      if (kind === "name?") scope?.names.push({ ...extent, kind: "name" });
      else spans.push({ ...extent, kind });
      i = Math.max(i, extent.to - 1);
    }
  }
  for (const scope of scopes) closeScope(scope, spans);
  return spans.filter(({ from, to }) => !isBlackedOut(text.slice(from, to)));
}

function closeScope(scope: Scope | undefined, spans: Span[]): void {
  if (scope?.isPerson === true) spans.push(...scope.names);
}

/** How long the separator of a name and its value is that stands there; 0 where none does. */
function separatorWidth(text: string, at: number, code: number): number {
  if (code === 58) return text.startsWith("//", at + 1) ? 0 : 1;
  if (code === 61 || code === 44) return 1;
  return code === 37 && /^%(?:25)?3[AD]/i.test(text.slice(at, at + 5)) ? (text[at + 1] === "2" ? 5 : 3) : 0;
}

function nameBefore(text: string, separator: number): Name | null {
  let end = separator;
  while (end > 0 && separator - end < 4 && /[ \t]/.test(text.charAt(end - 1))) end -= 1;
  let quote = encodedQuoteBefore(text, end);
  end -= quote.length;
  if (quote === "" && /[\]"'`]/.test(text.charAt(end - 1))) {
    if (text[end - 1] === "]") end -= 1;
    const mark = text.charAt(end - 1);
    if (isQuote(mark.charCodeAt(0))) {
      quote = mark;
      end -= 1;
      end -= backslashesBefore(text, end);
    }
  }
  let from = end;
  while (from > 0 && end - from < MOST_NAME && /[\w.@$-]/.test(text.charAt(from - 1))) from -= 1;
  if (from === end) return null;
  const before = text[from - 1];
  const escaped = before === "%" || before === "\\" ? /^(?:25)?(?:u00)?[\da-f]{2}|^[nrt]/i : /^(?!)/;
  const name = text.slice(from, end).replace(escaped, "");
  const opened = quote === "" && isQuote(before?.charCodeAt(0) ?? 0) ? (before ?? "") : "";
  return name === "" ? null : { text: name, from, opened };
}

type Found = Extent & { readonly kind: SecretKind | "name?" };

/** `"Cookie", "a=b"`, and `"name": "Cookie", "value": "a=b"`. */
function pairedValue(text: string, comma: number, name: Name): Found | null {
  if (!isQuote(text.charCodeAt(comma - 1))) return null;
  const kind = kindOfName(name.text);
  if (kind === null || kind === "name?" || kind === "body?" || kind === "name") return null;
  const value = /[\s]{0,200}(?:\\{0,8}["']?value\\{0,8}["']?\s{0,8}:\s{0,8})?/y;
  value.lastIndex = comma + 1;
  value.test(text);
  const extent = stringAt(text, Math.max(value.lastIndex, comma + 1));
  return extent === null ? null : withoutScheme(text, extent, kind);
}

function fieldValue(text: string, separator: number, width: number, name: Name): Found | null {
  const kind = kindOfName(name.text) ?? bareWords(text, name);
  if (kind === null) return null;
  const start = valueStart(text, separator + width);
  const label = endOfLabel(text, start);
  if (label !== null && isWholeValue(text, label)) return null;
  const extent = stringAt(text, start) ?? unquoted(text, start, { separator, width, name, kind });
  if (extent === null || extent.to <= extent.from) return null;
  const value = text.slice(extent.from, extent.to);
  if (isHarmless(value, kind)) return null;
  if (kind === "name?") {
    const inQuery = /[?&]/.test(text.charAt(name.from - 1));
    return { ...extent, kind: inQuery || looksLikeName(value) ? "name" : "name?" };
  }
  if (kind === "body?") return /^\s*(?:<|\\u003c|&lt;)/i.test(value) ? { ...extent, kind: "message text" } : null;
  return withoutScheme(text, extent, kind);
}

/** `API key: abc` and the like, in prose. */
function bareWords(text: string, { text: last, from }: Name): NamedKind | null {
  if (!/^(?:key|number|name)$/i.test(last) || text[from - 1] !== " ") return null;
  const before = /[\w-]{1,20} $/.exec(text.slice(Math.max(0, from - 21), from));
  return before === null ? null : kindOfName(before[0] + last);
}

function isWholeValue(text: string, end: number): boolean {
  return end >= text.length || /[\s,;&"'`)\]}<>\\%]/.test(text.charAt(end));
}

type Field = { readonly separator: number; readonly width: number; readonly name: Name; readonly kind: NamedKind };

function unquoted(text: string, start: number, { separator, width, name, kind }: Field): Extent | null {
  const open = text[start];
  if (open === "[") return /^\s*\{/.test(text.slice(start + 1, start + 60)) ? null : bracketsAt(text, start);
  if (open === "{") return kind === "cookie" ? bracketsAt(text, start) : null;
  const isHeader = kind === "cookie" || kind === "authorization";
  if (width > 1 || !isHeader) return bareValueAt(text, start, { encoded: width > 1 });
  if (name.opened !== "") {
    const line = endOfLine(text, start);
    const close = text.indexOf(name.opened, start);
    return { from: start, to: close === -1 || close > line ? line : close, quoted: true };
  }
  if (text[separator] === ":" && isFirstOfLine(text, name.from)) {
    return { from: start, to: endOfLine(text, start), quoted: false };
  }
  return kind === "cookie" ? cookiesAt(text, start) : authorizationAt(text, start);
}

/** Behind the marks that curl, and programs that print headers, put before them. */
function isFirstOfLine(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && at - from < 16 && /[\s<>*|]/.test(text.charAt(from - 1)) && text[from - 1] !== "\n") from -= 1;
  return from === 0 || text[from - 1] === "\n";
}

const COOKIES =
  /[^\s;"'`]+(?: ?\d\d[ -]\w{3}[ -]\d{2,4} [\d:]{5,8} (?:GMT|UTC))?(?:[;,]\s?[^\s;"'`=]+=?[^\s;"'`]*(?: ?\d\d[ -]\w{3}[ -]\d{2,4} [\d:]{5,8} (?:GMT|UTC))?)*/y;

function cookiesAt(text: string, from: number): Extent {
  COOKIES.lastIndex = from;
  return { from, to: COOKIES.test(text) ? COOKIES.lastIndex : from, quoted: false };
}

const SCHEME = /(?:bearer|basic|token|digest|apikey|negotiate)(?:\s|%20|\+){1,4}/iy;

function authorizationAt(text: string, from: number): Extent {
  SCHEME.lastIndex = from;
  const start = SCHEME.test(text) ? SCHEME.lastIndex : from;
  return { from, to: bareValueAt(text, start, { encoded: false }).to, quoted: false };
}

/** The scheme is no secret, and tells how the call was made. */
function withoutScheme(text: string, extent: Extent, kind: Exclude<NamedKind, "name?" | "body?">): Found | null {
  SCHEME.lastIndex = extent.from;
  const isSchemed = kind === "authorization" || kind === "token";
  const from = isSchemed && SCHEME.test(text) && SCHEME.lastIndex < extent.to ? SCHEME.lastIndex : extent.from;
  return { from, to: extent.to, quoted: extent.quoted, kind: kind === "authorization" ? "token" : kind };
}

const NOTHING = /^(?:null|nil|none|true|false|undefined|missing|invalid|expired|\*+|-)$/i;
const CODES = /^(?:token_(?:revoked|blocked|not_found|expired|unauthorized)|unauthorized|missing_authorization)$/;

function isHarmless(value: string, kind: NamedKind): boolean {
  const isFlag = kind !== "password" && NOTHING.test(value);
  return value.trim() === "" || isFlag || /^(?:null|undefined)$/.test(value) || CODES.test(value);
}

/** Two words or more with capitals: `Ann Example`, not `checkout-service` and not `TypeError`. */
function looksLikeName(value: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}'’.-]{0,40}(?: [\p{L}\p{M}'’.-]{1,40}){0,3} \p{Lu}[\p{L}\p{M}'’.-]{0,40}$/u.test(value);
}

function wordAt(text: string, at: number): string {
  return /[\w]{1,20}/.exec(text.slice(at, at + 24))?.[0] ?? "";
}
