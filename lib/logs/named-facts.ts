import type { Facts } from "#lib/logs/fact.ts";
import { namedTimeAt } from "#lib/logs/log-time.ts";
import { splitTarget } from "#lib/logs/target.ts";

type FactKind = "status" | "code" | "method" | "target" | "time";

const NAMES: Readonly<Record<FactKind, RegExp>> = {
  status: /(?:status|statuscode|httpcode|responsecode)$/,
  code: /^(?:code|errorcode|errcode|errorscode|intercomcode|intercomerrorcode|errorscode)$/,
  method: /^(?:http|request|req|x)*(?:method|verb)$/,
  target: /(?:url|uri|^path|pathname|^endpoint|^target|httptarget|httppath|requestpath|^href|^route)$/,
  time: /^(?:t|ts|time|date|datetime|asctime|eventtime|logtime|loggedat|occurredat)$|timestamp$/,
};
const KINDS = ["status", "code", "method", "target", "time"] as const satisfies readonly FactKind[];

/** What each name that came stands for: logs repeat few names very often. */
const known = new Map<string, FactKind | null>();
const MOST_KNOWN = 4_000;

function kindOf(name: string): FactKind | null {
  const already = known.get(name);
  if (already !== undefined) return already;
  const plain = name.toLowerCase().replace(/[^a-z0-9]+/g, "");
  const kind = KINDS.find((one) => NAMES[one].test(plain)) ?? null;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, kind);
  return kind;
}

const MOST_NAME = 40;
const STATUS = /[1-5]\d\d(?!\w)/y;
const CODE = /[a-z][a-z0-9]{1,30}(?:_[a-z0-9]{1,30}){0,6}(?![\w-])/y;
const METHOD = /(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)(?!\w)/iy;
const TARGET = /(?:https?:\/\/[^\s"'`<>\\]{1,2000}|\/[^\s"'`<>\\]{0,2000})/y;

/** What stands under a name, in whatever notation: `"status": 401`, `status=401`, `\"status\":401`, `Status code: 401`. */
export function factNamed(text: string, separator: number, facts: Facts): void {
  const name = nameBefore(text, separator, facts.from);
  const kind = name === "" ? null : kindOf(name);
  if (kind === null) return;
  const at = valueAt(text, separator + 1);
  switch (kind) {
    case "status":
      addStatus(text, at, facts);
      break;
    case "code":
      addCode(text, at, facts);
      break;
    case "method": {
      const method = match(METHOD, text, at);
      if (method !== null) facts.methods.push({ at, value: method.toUpperCase() });
      break;
    }
    case "target": {
      const target = match(TARGET, text, at);
      // A cookie has a path too.
      const isOfCookie = /; ?path=?$/i.test(text.slice(Math.max(facts.from, separator - 6), separator));
      if (target !== null && !isOfCookie) facts.targets.push({ at, value: { method: null, ...splitTarget(target) } });
      break;
    }
    case "time": {
      const value = namedTimeAt(text, at);
      if (value !== null) facts.times.push({ at, value });
      break;
    }
    default:
      kind satisfies never;
  }
}

function addStatus(text: string, at: number, { statuses }: Facts): boolean {
  const status = match(STATUS, text, at);
  if (status !== null) statuses.push({ at, value: Number(status) });
  return status !== null;
}

/** `Status code: 401` ends in the same word. */
function addCode(text: string, at: number, facts: Facts): void {
  if (addStatus(text, at, facts)) return;
  const code = match(CODE, text, at);
  if (code !== null && !NO_CODES.has(code)) facts.codes.push({ at, value: code });
}

const NO_CODES = new Set(["null", "undefined", "none", "nil", "true", "false"]);

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function nameBefore(text: string, separator: number, from: number): string {
  let end = separator;
  const least = Math.max(from, separator - 12);
  while (end > least && isBetween(text.charCodeAt(end - 1))) end -= 1;
  let start = end;
  const first = Math.max(from, end - MOST_NAME);
  while (start > first && isNameCharacter(text.charCodeAt(start - 1))) start -= 1;
  return text.slice(start, end);
}

/** A blank, a quote, a backslash before it, or the bracket of `['status']`. */
function isBetween(code: number): boolean {
  return code === 32 || code === 34 || code === 39 || code === 92 || code === 93;
}

function isNameCharacter(code: number): boolean {
  const isLetter = (code > 96 && code < 123) || (code > 64 && code < 91);
  return isLetter || (code > 47 && code < 58) || code === 95 || code === 45 || code === 46 || code === 64;
}

function valueAt(text: string, after: number): number {
  let at = after;
  const most = after + 24;
  while (at < most && /[\s"'\\>[]/.test(text.charAt(at))) at += 1;
  return at;
}
