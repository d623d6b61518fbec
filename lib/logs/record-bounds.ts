export type Bounds = { readonly from: number; readonly to: number };

/** As far as one record is followed in each direction; a line is taken whole, however long it is. */
const MOST_LINES = 400;
const MOST_CHARACTERS = 64 * 1024;

/** The lines that belong together with the one at `at`: an event of a log, a call with its answer, an error with its stack. */
export function recordAround(text: string, at: number, floor: number): Bounds {
  let from = Math.max(floor, text.lastIndexOf("\n", at - 1) + 1);
  const least = Math.max(floor, from - MOST_CHARACTERS);
  for (let lines = 0; from > least && lines < MOST_LINES && !begins(text, from, floor); lines += 1) {
    from = Math.max(least, text.lastIndexOf("\n", from - 2) + 1);
  }
  let to = lineEnd(text, at);
  const most = to + MOST_CHARACTERS;
  for (let lines = 0; to < text.length && to < most && lines < MOST_LINES; lines += 1) {
    if (begins(text, to + 1, floor)) break;
    to = lineEnd(text, to + 1);
  }
  return { from, to };
}

export function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

/** What programs put before each line: the name of a container. */
const PREFIX = /[\w.-]{1,60} {0,20}\| ?/y;
const STAMPED =
  /\[?(?:\d{4}[-/]\d\d[-/]\d\d|\d\d:\d\d:\d\d|\d{10}(?:\d{3})?\b|\d{1,3}(?:\.\d{1,3}){3} \S{1,60} \S{1,60} \[|[A-Z][a-z]{2} [ \d]\d \d\d:|\d\d?\/[A-Z][a-z]{2}\/\d{4}|<\d{1,3}>|[EWIDF]\d{4} |(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL|NOTICE|trace|debug|info|warn|error|fatal)\b[\]:|\s]|(?:time|ts|level|lvl|timestamp|at|date|msg)=)/y;
const CALL = /(?:> |\$ ?|# )?(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (?:\/|https?:)|curl\b)/y;
const ANSWER = /(?:< )?HTTP\/[\d.]{1,3} \d{3}|HTTP \d{1,9}: /y;
const FAILURE = /(?:Uncaught |Unhandled |Error: )?[\w.$]{0,60}(?:Error|Exception)\b/y;
const HAS_TIME = /["'](?:time|timestamp|ts|@timestamp|level|date|datetime|severity|status)["']\s?:/;

/** Whether a record begins with the line there. */
function begins(text: string, lineStart: number, floor: number): boolean {
  if (lineStart <= floor) return true;
  const at = test(PREFIX, text, lineStart) ? PREFIX.lastIndex : lineStart;
  const code = text.charCodeAt(at);
  if (code === 32 || code === 9 || code === 10 || Number.isNaN(code)) return false;
  if (code === 123) return beginsObject(text, at, lineStart);
  if (test(STAMPED, text, at)) return true;
  if (test(CALL, text, at)) return !isCommandOf(text, lineStart);
  if (test(ANSWER, text, at)) return !hasOpenCall(text, lineStart, floor);
  return test(FAILURE, text, at) && !isAnnounced(text, lineStart);
}

/** A line of JSON is an event of its own; JSON behind headers, or behind the line that announces it, belongs to them. */
function beginsObject(text: string, at: number, lineStart: number): boolean {
  const end = lineEnd(text, at);
  const before = text.charAt(lineStart - 2);
  const isWhole = text.slice(Math.max(at, end - 2), end).includes("}");
  if (!isWhole) return before === "}" || before === ",";
  if (before === "}" && text[text.lastIndexOf("\n", lineStart - 2) + 1] === "{") return true;
  return HAS_TIME.test(text.slice(at, Math.min(end, at + 2_000))) && before !== "\n";
}

/** `> GET` behind the `curl -v` that made it. */
function isCommandOf(text: string, lineStart: number): boolean {
  return text[lineStart] === ">" &&
    /\n[^<\n][^\n]{0,200}$/.test(text.slice(Math.max(0, lineStart - 200), lineStart - 1))
    ? text.startsWith("* ", text.lastIndexOf("\n", lineStart - 2) + 1) && hasCurl(text, lineStart)
    : false;
}

function hasCurl(text: string, lineStart: number): boolean {
  const before = text.slice(Math.max(0, lineStart - 4_000), lineStart);
  const curl = before.lastIndexOf("curl ");
  return curl > before.lastIndexOf("\n< ");
}

const CALLERS = ["GET ", "POST ", "PUT ", "PATCH ", "DELETE ", "HEAD ", "curl "] as const;

/** Whether a call stands before it that has no answer yet. */
function hasOpenCall(text: string, lineStart: number, floor: number): boolean {
  const before = text.slice(Math.max(floor, lineStart - 4_000), lineStart);
  const last = Math.max(...CALLERS.map((caller) => before.lastIndexOf(caller)));
  return last !== -1 && !/\n(?:< )?HTTP\/[\d.]{1,3} [2-5]/.test(before.slice(last));
}

/** Behind the line of a log that says that something failed, what failed is no record of its own. */
function isAnnounced(text: string, lineStart: number): boolean {
  const before = text.lastIndexOf("\n", lineStart - 2) + 1;
  if (!test(STAMPED, text, before)) return false;
  return /err|fail|exception|warn|fatal|crit/i.test(text.slice(before, Math.min(lineStart, before + 400)));
}

function test(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
