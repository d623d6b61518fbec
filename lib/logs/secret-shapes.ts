import type { SecretKind } from "#lib/logs/parsed-log.ts";
import type { Span } from "#lib/logs/span.ts";

type Shape = {
  readonly kind: SecretKind;
  /** Every repetition is bounded, or ends what is matched, so that no text makes it try again and again. */
  readonly pattern: RegExp;
  readonly isSecret?: (match: string) => boolean;
  /** How much of the match's beginning may stay. */
  readonly keeps?: (match: string) => number;
};

const SHAPES: readonly Shape[] = [
  {
    kind: "token",
    pattern: /(?:bearer|basic)(?:[\s"',\\:+]|%20|%22){1,8}[\w.~+/=%-]{6,}/gi,
    isSecret: (match) => !PROSE.test(match),
    keeps: (match) => /^(?:bearer|basic)(?:[\s"',\\:+]|%20|%22){1,8}/i.exec(match)?.[0].length ?? 0,
  },
  // "tok:" in base64, as Intercom's access tokens begin.
  { kind: "token", pattern: /dG9r[\w+/=%-]{8,}/g },
  { kind: "token", pattern: /eyJ[\w-]{16,}(?:(?:\.|%2E)[\w-]*){0,4}/g },
  { kind: "token", pattern: /(?:xox[a-z]|xapp)-[\w-]{8,}/g },
  { kind: "token", pattern: /hooks\.slack\.com(?:\/|%2F|\\\/)[\w/%\\-]{8,}/gi, keeps: () => "hooks.slack.com".length },
  { kind: "token", pattern: /(?:gh[pousr]_|github_pat_|npm_|glpat-|ofh_|[srp]k_(?:live|test)_|sk-)[\w-]{16,}/g },
  { kind: "key", pattern: /(?:AKIA|ASIA|AROA)[A-Z0-9]{12,}/g },
  { kind: "key", pattern: /AIza[\w-]{30,}/g },
  // What is left where a key was cut out of its block, and whatever else is long and without a word in it.
  { kind: "key", pattern: /(?<![\w+/=])[A-Za-z0-9+/]{60,}={0,2}(?![\w+/=])/g, isSecret: isScrambled },
  { kind: "key", pattern: /(?<![\w+=-])[\w+=-]{64,}/g, isSecret: isScrambled },
  { kind: "password", pattern: /(?<=:\/\/|%3A%2F%2F|:\\\/\\\/)[^\s/?#"'<>@\\]{1,300}(?=@)/gi },
  { kind: "phone number", pattern: /(?:\+|%2B)[1-9](?:(?:[ ().-]|%20){0,2}\d){7,14}(?![\d:])/gi },
  { kind: "phone number", pattern: /(?<![\w.:-])(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w:-])/g },
  { kind: "card number", pattern: /(?<![\w.-])[3-6]\d{3}(?:[ -]?\d){9,15}(?![\w-]|\.\d)/g, isSecret: isCardNumber },
  { kind: "IP address", pattern: /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d)/g, isSecret: isPublicAddress },
  {
    kind: "IP address",
    pattern: /(?<![\w:.])(?=[\da-f:]*:)[\da-f:]{6,39}(?![\w:])/gi,
    isSecret: isPublicAddress6,
  },
];

const PROSE =
  /^(?:bearer|basic)[\s"',\\:+]+(?:auth|authentication|authorization|tokens?|error|realm|header|scheme|credentials?|access)$/i;

/** What must not be kept because it looks like a secret, whatever it stands under. */
export function secretShapes(text: string): Span[] {
  const spans = privateKeys(text);
  for (const { kind, pattern, isSecret, keeps } of SHAPES) {
    for (const { 0: match, index } of text.matchAll(pattern)) {
      if (isSecret?.(match) === false) continue;
      spans.push({ from: index + (keeps?.(match) ?? 0), to: index + match.length, kind });
    }
  }
  return spans;
}

const BEGIN = "-----BEGIN ";
const END = "-----END ";

/** From the first dash to the last; to the end of the text where the block was cut off. */
export function privateKeys(text: string): Span[] {
  const spans: Span[] = [];
  let from = text.indexOf(BEGIN);
  while (from !== -1) {
    const isPrivate = /^[A-Z0-9 ]{0,40}PRIVATE KEY/.test(text.slice(from + BEGIN.length, from + BEGIN.length + 60));
    if (!isPrivate) {
      from = text.indexOf(BEGIN, from + BEGIN.length);
      continue;
    }
    const end = text.indexOf(END, from);
    const close = end === -1 ? -1 : text.indexOf("-----", end + END.length);
    const to = close === -1 ? text.length : close + 5;
    spans.push({ from, to, kind: "key" });
    from = text.indexOf(BEGIN, to);
  }
  return spans;
}

/** Capitals, small letters and digits in no order; a long path or a long name is none. */
function isScrambled(match: string): boolean {
  return /\d/.test(match) && /[A-Za-z]/.test(match) && (/[A-Z]/.test(match) || /^[\da-f=]+$/.test(match));
}

/** By the first digit that the networks give out, and by the check digit (Luhn). */
function isCardNumber(match: string): boolean {
  const digits = match.replace(/\D/g, "");
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = digit * 2;
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && digits.length >= 13 && digits.length <= 19;
}

/** Addresses inside a network name no person. */
function isPublicAddress(match: string): boolean {
  const [a = 0, b = 0, ...rest] = match.split(".").map(Number);
  if ([a, b, ...rest].some((part) => part > 255)) return false;
  const isInside = a === 0 || a === 10 || a === 127 || (a === 192 && b === 168) || (a === 172 && b >= 16 && b < 32);
  return !isInside && !(a === 169 && b === 254);
}

/** Eight groups, or fewer with one gap; times of day have neither. */
function isPublicAddress6(match: string): boolean {
  const groups = match.split(":");
  const gaps = match.split("::").length - 1;
  const isAddress = gaps === 1 ? groups.length >= 3 && groups.length <= 9 : gaps === 0 && groups.length === 8;
  return isAddress && groups.every((group) => group.length <= 4) && /[\da-f]/i.test(match) && match.length > 3;
}
