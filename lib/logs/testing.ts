import fc from "fast-check";

/** What must not survive, and how it was planted. Each holds a mark that nothing else holds. */
export type Planted = { readonly secret: string; readonly kind: "token" | "e-mail" | "cookie" | "password" };

export type GivenCall = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly code: string;
  /** In milliseconds. */
  readonly at: number;
};

const ALNUM = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"];
const alnum = (length: number) =>
  fc.array(fc.constantFrom(...ALNUM), { minLength: length, maxLength: length }).map((letters) => letters.join(""));

/** No prose has it, and no encoding changes it. */
const MARK = "zqx9";

export const planted: fc.Arbitrary<Planted> = fc.oneof(
  alnum(20).map((rest) => ({ kind: "token" as const, secret: `dG9r${MARK}${rest}` })),
  alnum(24).map((rest) => ({ kind: "token" as const, secret: `${MARK}${rest}` })),
  alnum(18).map((rest) => ({ kind: "token" as const, secret: `eyJ${MARK}${rest}.${rest}.${rest}` })),
  alnum(6).map((rest) => ({ kind: "e-mail" as const, secret: `${MARK}.${rest}@example.com` })),
  alnum(6).map((rest) => ({ kind: "e-mail" as const, secret: `${MARK}ünï+${rest}@exämple.co.uk` })),
  alnum(12).map((rest) => ({ kind: "cookie" as const, secret: `sid=${MARK}${rest}; theme=${MARK}` })),
  alnum(10).map((rest) => ({ kind: "password" as const, secret: `${MARK}${rest}` })),
);

export const ids = fc.oneof(
  fc.uuid(),
  alnum(19).map((rest) => `b${rest.toLowerCase()}`.replace(/^b[a-z]+$/, "b2f1l0vf5sgk3m3grqg0")),
  alnum(8).map((rest) => `req_${rest}1`),
);

export const calls: fc.Arbitrary<GivenCall> = fc.record({
  id: ids,
  method: fc.constantFrom("GET", "POST", "PUT"),
  path: fc.constantFrom("/me", "/contacts/search", "/conversations/123", "/contacts/63a07ddf05a32042dffac965"),
  status: fc.constantFrom(401, 403, 404, 429, 500, 503),
  code: fc.constantFrom("unauthorized", "rate_limit_exceeded", "server_error", "token_unauthorized"),
  at: fc.integer({ min: Date.parse("2020-01-01T00:00:00Z"), max: Date.parse("2030-01-01T00:00:00Z") }),
});

const NAMES = {
  token: ["access_token", "Authorization", "apiKey", "client_secret", "x-api-key"],
  "e-mail": ["email", "to", "user"],
  cookie: ["cookie", "Cookie", "set-cookie"],
  password: ["password", "passwd", "PASSWORD"],
} as const;

type Writing = { readonly name: number; readonly form: number; readonly encode: boolean };
export const writings: fc.Arbitrary<Writing> = fc.record({
  name: fc.nat(4),
  form: fc.nat(5),
  encode: fc.boolean(),
});

function nameOf({ kind }: Planted, { name }: Writing): string {
  const names = NAMES[kind];
  return names[name % names.length] ?? names[0];
}

function valueUnder(plant: Planted, name: string): string {
  return /^auth/i.test(name) ? `Bearer ${plant.secret}` : plant.secret;
}

/** As a header, a field of JSON, of an object as it is printed, of a query, of logfmt, and of JSON in a string of JSON. */
export function asText(plant: Planted, writing: Writing): string {
  const name = nameOf(plant, writing);
  const value = valueUnder(plant, name);
  const json = JSON.stringify({ [name]: value });
  switch (writing.form) {
    case 0:
      return json;
    case 1:
      return JSON.stringify({ body: json });
    case 2:
      return `{ '${name}': '${value}' }`;
    case 3:
      return `https://shop.example.net/x?${name}=${encodeURIComponent(value)}&page=2`;
    case 4:
      return `${name}="${value}"`;
    default:
      return `-H '${name}: ${value}'`;
  }
}

/** A record of each kind that tells of the call, with the secret in one of its places. */
export function recordOf(call: GivenCall, plant: Planted, writing: Writing, format: LogKind): string {
  const { id, method, path, status, code, at } = call;
  const time = new Date(at).toISOString();
  const name = nameOf(plant, writing);
  const value = valueUnder(plant, name);
  const body = { type: "error.list", request_id: id, errors: [{ code, message: `for ${asText(plant, writing)}` }] };
  switch (format) {
    case "plain":
      return `${time} ERROR intercom ${method} ${path} ${status} request_id=${id} code=${code} ${asText(plant, writing)}`;
    case "json-lines":
      return JSON.stringify({
        level: 50,
        time: at,
        [name]: value,
        err: { statusCode: status, body, config: { method, url: `https://api.intercom.io${path}` } },
        msg: asText(plant, writing),
      });
    case "http":
      return [
        `> ${method} ${path} HTTP/1.1`,
        "> Host: api.intercom.io",
        `> ${name}: ${value}`,
        ">",
        `< HTTP/1.1 ${status} Failed`,
        `< Date: ${new Date(at).toUTCString()}`,
        `< X-Request-Id: ${id}`,
        "<",
        JSON.stringify(body),
      ].join("\n");
    case "stack-trace":
      return [
        `${time} ERROR call failed: ${method} https://api.intercom.io${path}`,
        "IntercomError: it failed",
        `Status code: ${status}`,
        `Body: ${JSON.stringify(body, null, 2)}`,
        `    at send (/app/send.js:1:2) ${asText(plant, writing)}`,
      ].join("\n");
    default:
      return format satisfies never;
  }
}

export const KINDS = ["plain", "json-lines", "http", "stack-trace"] as const;
export type LogKind = (typeof KINDS)[number];

/** Whether anything of what was planted is left. */
export function survives(text: string): boolean {
  return text.toLowerCase().includes(MARK);
}
