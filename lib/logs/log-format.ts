import type { LogFormat } from "#lib/logs/parsed-log.ts";

const STACK = /^\s{2,12}at \S|^Traceback |^\s{0,8}(?:Uncaught )?[\w.$]{0,60}(?:Error|Exception)\b|IntercomError/m;
const HTTP = /^(?:< )?HTTP\/[\d.]{1,3} \d{3}|^> (?:GET|POST|PUT|PATCH|DELETE|HEAD) |^< [\w-]{1,60}: |^x-request-id: /im;

/** What a record, or a whole log, looks like. */
export function formatOf(record: string): LogFormat {
  const start = record.slice(0, 8_192).trimStart();
  if (
    /^(?:[\w.-]{1,60} {0,20}\| ?|\S{1,40} std(?:out|err) [FP] )?\{/.test(start) &&
    /^[^\n]*\}\s*(?:\n|$)/.test(start)
  ) {
    return "json-lines";
  }
  if (HTTP.test(start)) return "http";
  if (STACK.test(start)) return "stack-trace";
  return start.startsWith("{") || start.startsWith("[{") ? "json-lines" : "plain";
}

/** That of most of them; of two that are as many the first. */
export function commonest(formats: ReadonlyMap<LogFormat, number>): LogFormat | null {
  let most: LogFormat | null = null;
  for (const [format, count] of formats) if (most === null || count > (formats.get(most) ?? 0)) most = format;
  return most;
}
