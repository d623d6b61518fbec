import { z } from "zod";
import { boundedFetch } from "#lib/integrations/http/bounded-fetch.ts";
import { parseJson } from "#lib/integrations/http/parse-json.ts";
import type { SlackTarget } from "#lib/integrations/slack/client.ts";
import {
  ErrorCode,
  type SlackTrouble,
  troubleByCode,
  troubleByNonsense,
  troubleByStatus,
  unreachable,
} from "#lib/integrations/slack/outcome.ts";

export type Bot = Extract<SlackTarget, { kind: "bot" }>;

/** Those that read take a form, those that write take JSON too. */
export type WebApiArguments =
  | { readonly json: object; readonly form?: never }
  | { readonly form: Readonly<Record<string, string>>; readonly json?: never };

export type WebApiAnswer<T> = { readonly kind: "ok"; readonly value: T } | SlackTrouble;

const Failed = z.object({ ok: z.literal(false), error: ErrorCode.catch("an unknown error") });

/** A page of a thousand messages with all that Slack keeps beside them. */
const MAX_BODY_BYTES = 16 * 1_048_576;

/** Calls a method of the Web API, once. */
export async function callWebApi<T extends { ok: true }>(
  { apiUrl, token }: Bot,
  method: string,
  { json, form }: WebApiArguments,
  { answer, signal }: { readonly answer: z.ZodType<T>; readonly signal: AbortSignal },
): Promise<WebApiAnswer<T>> {
  const contentType = json === undefined ? "application/x-www-form-urlencoded" : "application/json";
  const exchange = await boundedFetch({
    url: `${apiUrl.replace(/\/+$/, "")}/${method}`,
    method: "POST",
    headers: { "content-type": `${contentType}; charset=utf-8`, authorization: `Bearer ${token}` },
    body: json === undefined ? new URLSearchParams(form).toString() : JSON.stringify(json),
    signal,
    maxBodyBytes: MAX_BODY_BYTES,
  });
  if (exchange.kind === "unreachable") return unreachable(exchange);
  const trouble = troubleByStatus(exchange);
  if (trouble !== null) return trouble;
  const body = parseJson(exchange.body);
  const value = answer.safeParse(body);
  if (value.success) return { kind: "ok", value: value.data };
  const failed = Failed.safeParse(body).data;
  return failed === undefined
    ? troubleByNonsense(exchange, "this is not Slack's Web API")
    : troubleByCode(exchange, failed.error);
}
