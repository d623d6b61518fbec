/** The same letters at every run of the benchmark (a small linear congruential generator). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** One line in so many tells of a call of Intercom that failed. */
const RARITY = 50;

/**
 * What a service writes in an hour, of so many characters: JSON lines, an access log, logfmt and prose, with ids in most of
 * their lines, as programs write them; now and then a call of Intercom that failed, as JSON, HTTP or with its stack.
 */
export function mixedLog(length: number): string {
  const roll = dice(42);
  const hex = (digits: number) => Array.from({ length: digits }, () => roll(16).toString(16)).join("");
  const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
  const lines: string[] = [];
  let written = 0;
  for (let i = 0; written < length; i += 1) {
    const at = new Date(1_795_000_000_000 + i * 37).toISOString();
    const line = roll(RARITY) === 0 ? failed(roll(4), at, uuid()) : ordinary(roll(5), at, uuid(), roll(900));
    lines.push(line);
    written += line.length + 1;
  }
  return lines.join("\n").slice(0, length);
}

function ordinary(kind: number, at: string, id: string, ms: number): string {
  switch (kind) {
    case 0:
      return `{"level":30,"time":${Date.parse(at)},"pid":17,"hostname":"web-1","reqId":"${id}","req":{"method":"GET","url":"/orders/${ms}"},"res":{"statusCode":200},"responseTime":${ms},"msg":"request completed"}`;
    case 1:
      return `10.0.3.${ms % 255} - - [27/Nov/2026:21:43:11 +0000] "GET /orders/${ms}?page=2 HTTP/1.1" 200 ${ms * 7} "-" "Mozilla/5.0 (X11; Linux x86_64)"`;
    case 2:
      return `time="${at}" level=info msg="job done" job=${id} queue=mail took=${ms}ms attempt=1`;
    case 3:
      return `${at} DEBUG [worker-${ms % 8}] cache hit for orders:${ms} after ${ms} ms, session ${id.slice(0, 8)}`;
    default:
      return `${at} INFO intercom contact ${hexOnly(id)} synchronised in ${ms} ms`;
  }
}

function hexOnly(id: string): string {
  return id.replaceAll("-", "").slice(0, 24);
}

function failed(kind: number, at: string, id: string): string {
  const body = `{"type":"error.list","request_id":"${id}","errors":[{"code":"rate_limit_exceeded","message":"Exceeded rate limit of 167 in 10_seconds"}]}`;
  switch (kind) {
    case 0:
      return `{"level":50,"time":${Date.parse(at)},"pid":17,"hostname":"web-1","err":{"type":"IntercomError","statusCode":429,"body":${body},"rawResponse":{"status":429,"url":"https://api.intercom.io/contacts/search"}},"msg":"intercom call failed"}`;
    case 1:
      return `> POST /contacts/search HTTP/1.1\n> Host: api.intercom.io\n> Authorization: Bearer dG9rOmJlbmNobWFyaw\n>\n< HTTP/1.1 429 Too Many Requests\n< x-request-id: ${id}\n<\n${body}`;
    case 2:
      return `${at} ERROR sync failed\nIntercomError: Status code: 429\nBody: ${body}\n    at Contacts.search (/app/node_modules/intercom-client/dist/contacts.js:214:19)\n    at async sync (/app/sync.js:31:5)`;
    default:
      return `${at} ERROR intercom POST /contacts/search 429 request_id=${id} code=rate_limit_exceeded contact=ann@example.com`;
  }
}
