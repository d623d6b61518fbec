import { boundedFetch } from "#lib/integrations/http/bounded-fetch.ts";
import { parseJson } from "#lib/integrations/http/parse-json.ts";
import { hearing } from "#lib/integrations/intercom/heard.ts";
import { ErrorBody, Me, Typed } from "#lib/integrations/intercom/schema.ts";
import type { Answered } from "#lib/triage/exchange.ts";
import type {
  IntercomAnswer,
  IntercomBody,
  IntercomCall,
  IntercomRequest,
  RateLimit,
} from "#lib/triage/intercom-call.ts";
import { regionNamed } from "#lib/triage/region.ts";

export type IntercomTarget = {
  /** Base address, for instance `https://api.eu.intercom.io`. */
  readonly apiUrl: string;
  /** Null for the edge control, which asks without one. */
  readonly token: string | null;
  readonly signal: AbortSignal;
};

/**
 * One call of the Intercom API. The token goes to the configured address and nowhere else: a redirect is an answer like
 * any other and is not followed.
 */
export async function callIntercom(
  request: IntercomRequest,
  { apiUrl, token, signal }: IntercomTarget,
): Promise<IntercomCall> {
  const exchange = await boundedFetch({
    url: `${apiUrl.replace(/\/+$/, "")}${request.path}`,
    method: request.method,
    headers: {
      accept: "application/json",
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(request.body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    signal,
  });
  return exchange.kind === "unreachable" ? exchange : understand(request, exchange, token);
}

function understand(request: IntercomRequest, answer: Answered, token: string | null): IntercomAnswer {
  const heard = hearing(token);
  const json = answer.cut === null ? parseJson(answer.body) : undefined;
  const error = ErrorBody.safeParse(json).data;
  return {
    kind: "answered",
    status: answer.status,
    latencyMs: answer.latencyMs,
    requestIds: heard.requestIds(error?.request_id, answer.headers.get("x-request-id")),
    rateLimit: rateLimitIn(answer.headers),
    body: bodyOf(),
  };

  function bodyOf(): IntercomBody {
    if (answer.status >= 300 && answer.status < 400) return { kind: "redirect", host: heard.host(hostOf(answer)) };
    if (answer.status >= 400) return { kind: "error", code: heard.errorCode(error?.errors?.[0]?.code ?? error?.code) };
    if (answer.cut !== null) return { kind: "garbage", code: answer.cut };
    if (json === undefined) return { kind: "garbage", code: "not_json" };
    return goodBody(request, json, heard) ?? { kind: "garbage", code: "not_intercom" };
  }
}

/** `/me` must be an admin, as the runbook checks; of the lists only the form matters. */
function goodBody({ path }: IntercomRequest, json: unknown, heard: ReturnType<typeof hearing>): IntercomBody | null {
  if (path !== "/me") return Typed.safeParse(json).success ? { kind: "list" } : null;
  const me = Me.safeParse(json).data;
  if (me === undefined) return null;
  return { kind: "admin", region: regionNamed(me.app?.region ?? ""), workspaceId: heard.workspaceId(me.app?.id_code) };
}

/** Host and port alone: a redirect's path and query may hold what was sent. */
function hostOf({ headers }: Answered): string | null {
  const location = headers.get("location");
  return location === null ? null : (URL.parse(location)?.host ?? null);
}

function rateLimitIn(headers: Headers): RateLimit {
  return {
    limit: count(headers.get("x-ratelimit-limit")),
    remaining: count(headers.get("x-ratelimit-remaining")),
    resetsAt: wholeNumber(headers.get("x-ratelimit-reset")),
  };
}

/** Counts are kept in columns of four bytes: a larger one is no count, and must not stop a run from being kept. */
const MOST_CALLS = 2 ** 31 - 1;

function count(header: string | null): number | null {
  const calls = wholeNumber(header);
  return calls !== null && calls <= MOST_CALLS ? calls : null;
}

/** Ten digits hold every Unix second of our time. */
function wholeNumber(header: string | null): number | null {
  return header !== null && /^\d{1,10}$/.test(header.trim()) ? Number(header) : null;
}
