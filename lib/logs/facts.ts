import type { Facts, Scope } from "#lib/logs/fact.ts";
import { timeAt } from "#lib/logs/log-time.ts";
import { factNamed } from "#lib/logs/named-facts.ts";
import { splitTarget } from "#lib/logs/target.ts";

/** Deeper ones count to the last: nothing is nested like that but to break a reader. */
const MOST_DEPTH = 48;

/** Reads the record between two places, once. */
export function factsIn(text: string, from: number, to: number): Facts {
  const facts: Facts = {
    from,
    to,
    statuses: [],
    codes: [],
    targets: [],
    methods: [],
    times: [],
    scopes: [],
    lineEnds: [],
  };
  let scope: Scope | null = null;
  let depth = 0;
  let lineStart = from;
  for (let i = from; i < to; i += 1) {
    const code = text.charCodeAt(i);
    // Most characters are small letters, and nothing begins with one.
    if (code > 96 && code < 123) continue;
    switch (code) {
      case 10:
        lineStart = i + 1;
        facts.lineEnds.push(i);
        break;
      case 123:
        depth += 1;
        if (depth <= MOST_DEPTH) {
          scope = { from: i, to, parent: scope };
          facts.scopes.push(scope);
        }
        break;
      case 125:
        if (depth > 0 && depth <= MOST_DEPTH && scope !== null) {
          scope.to = i + 1;
          scope = scope.parent;
        }
        if (depth > 0) depth -= 1;
        break;
      case 58:
      case 61:
        if (text.charCodeAt(i + 1) === 47 && text.charCodeAt(i + 2) === 47) i = address(text, i, facts);
        else factNamed(text, i, facts);
        break;
      case 50:
        if (i - lineStart < 100 && isFree(text, i, from)) addTime(text, i, facts);
        break;
      case 91:
        addTime(text, i + 1, facts);
        break;
      case 52:
      case 53:
        reasonAt(text, i, facts);
        break;
      case 68:
      case 71:
      case 72:
      case 79:
      case 80:
        i = capitals(text, i, to, facts);
        break;
      default:
    }
  }
  return facts;
}

/** Behind a blank or a bracket: what stands in quotes or behind a sign has a name, and that one counts. */
function isFree(text: string, at: number, from: number): boolean {
  return at === from || /[\s(<|]/.test(text.charAt(at - 1));
}

function addTime(text: string, at: number, { times }: Facts): void {
  const code = text.charCodeAt(at);
  if (code < 48 || code > 57) return;
  const value = timeAt(text, at);
  if (value !== null) times.push({ at, value });
}

const REASON =
  /(4\d\d|5\d\d)(?=[ :)\]]{1,2}(?:Unauthori[sz]ed|Forbidden|Not Found|Bad Request|Too Many Requests|Request Timeout|Gone|Conflict|Unprocessable|Payment Required|Internal Server|Bad Gateway|Service Unavailable|Gateway Time))/iy;
/** `status 401`, `failed: 401`, `-> 401`; a number under any other name is one of something else. */
const BEHIND_WORD =
  /(?:\b(?:status|code|error|with|returned|got|answered|responded|response|failed|intercom)[ :=]{1,2}|->|=>|→) ?\(?$/i;

function reasonAt(text: string, at: number, { statuses }: Facts): void {
  const isNumber = /^\d{3}$/.test(text.slice(at, at + 3)) && !/[\w.]/.test(text.charAt(at - 1));
  if (!isNumber || /\w/.test(text.charAt(at + 3))) return;
  REASON.lastIndex = at;
  const isStatus = REASON.test(text) || BEHIND_WORD.test(text.slice(Math.max(0, at - 16), at));
  if (isStatus) statuses.push({ at, value: Number(text.slice(at, at + 3)) });
}

const REQUEST =
  /(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)(?![\w-])(?:\s{1,4}["'`]?(https?:\/\/[^\s"'`<>\\]{1,2000}|\/[^\s"'`<>\\]{0,2000}))?/y;
const ANSWER =
  /["'`]?(?: HTTP\/[\d.]{1,3})?["'`]?(?: ?(?:->|=>|→|:|-|,)? ?|[ ,]{1,2}(?:returned|status|failed with|failed|answered|got)[ :=]{1,2})\(?([1-5]\d\d)(?![\w.]*\w)/y;
const STATUS_LINE = /HTTP\/[\d.]{1,3} ([1-5]\d\d)(?!\w)/y;

/** A method with its address, and the first line of an answer. */
function capitals(text: string, at: number, to: number, { statuses, targets, methods }: Facts): number {
  if (/[\w-]/.test(text.charAt(at - 1))) return at;
  STATUS_LINE.lastIndex = at;
  const status = STATUS_LINE.exec(text);
  if (status !== null) {
    statuses.push({ at, value: Number(status[1]) });
    return STATUS_LINE.lastIndex - 1;
  }
  REQUEST.lastIndex = at;
  const [whole = "", method = "", target] = REQUEST.exec(text) ?? [];
  if (whole === "") return at;
  if (target === undefined) {
    methods.push({ at, value: method });
    return at + method.length - 1;
  }
  targets.push({ at, value: { method, ...splitTarget(target) } });
  ANSWER.lastIndex = at + whole.length;
  const answer = ANSWER.exec(text)?.[1];
  if (answer !== undefined) statuses.push({ at: at + whole.length, value: Number(answer) });
  return Math.min(to, at + whole.length) - 1;
}

const ADDRESS = /:\/\/[^\s"'`<>\\]{1,2000}/y;

function address(text: string, at: number, { targets }: Facts): number {
  ADDRESS.lastIndex = at;
  const rest = ADDRESS.exec(text)?.[0];
  if (rest === undefined || (text.slice(at - 4, at) !== "http" && text.slice(at - 5, at) !== "https")) return at;
  targets.push({ at, value: { method: null, ...splitTarget(`http${rest}`) } });
  return at + rest.length - 1;
}
