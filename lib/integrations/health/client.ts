import { z } from "zod";
import { followRedirects } from "#lib/integrations/http/follow-redirects.ts";
import { parseJson } from "#lib/integrations/http/parse-json.ts";
import type { HealthAnswer } from "#lib/triage/health-answer.ts";
import { oneLine } from "#lib/triage/one-line.ts";

/** Longest word that is kept of a health status. */
const MAX_WORD = 40;

/** The runbook's shape, `.services.intercom.status`; a plain word at `.services.intercom` is taken as well. */
const HealthBody = z.object({
  services: z
    .object({
      intercom: z
        .union([z.object({ status: z.string() }), z.string()])
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
});

/** Asks our own health check. An error status with a body in the known shape still tells its word. */
export async function askHealth({ url, signal }: { url: string; signal: AbortSignal }): Promise<HealthAnswer> {
  const exchange = await followRedirects({ url, signal });
  const { latencyMs } = exchange;
  if (exchange.kind === "unreachable") return { kind: "unreachable", code: exchange.code, latencyMs };
  const httpStatus = exchange.status;
  return { kind: "answered", httpStatus, word: wordIn(exchange.body), latencyMs };
}

function wordIn(text: string): string | null {
  const body = HealthBody.safeParse(parseJson(text)).data;
  const intercom = body?.services?.intercom;
  const word = typeof intercom === "string" ? intercom : (intercom?.status ?? "");
  return oneLine(word, MAX_WORD) || null;
}
