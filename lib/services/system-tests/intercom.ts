import { callIntercom } from "#lib/integrations/intercom/client.ts";
import { readToken } from "#lib/integrations/intercom/token.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import type { Finding, SystemUnderTest } from "#lib/services/system-tests/finding.ts";
import { capitalised, failureWords } from "#lib/triage/exchange.ts";
import type { IntercomAnswer } from "#lib/triage/intercom-call.ts";

const ME = { method: "GET", path: "/me", authenticated: true } as const;

/** Asks who the token belongs to: the call that every token may make. */
export async function testIntercom({ env: { intercom }, signal }: SystemUnderTest): Promise<Finding> {
  if (intercom.token === null) throw new ServiceError("not_configured", "Export INTERCOM_ACCESS_TOKEN and restart.");
  const read = await readToken(intercom.token);
  if (read.kind === "problem") return { ok: false, message: `${read.problem}. Put the access token there, alone.` };
  const call = await callIntercom(ME, { apiUrl: intercom.apiUrl, token: read.token, signal });
  switch (call.kind) {
    case "not-sent":
      return { ok: false, message: `${call.problem}.` };
    case "unreachable":
      return {
        ok: false,
        message: `${capitalised(failureWords(call.code))}. See whether INTERCOM_API_URL can be reached from here.`,
      };
    case "answered":
      return answered(call);
    default:
      return call satisfies never;
  }
}

function answered({ status, body }: IntercomAnswer): Finding {
  switch (body.kind) {
    case "admin": {
      const region = body.region === null ? "" : ` The workspace is in the region ${body.region}.`;
      return { ok: true, message: `Intercom accepts the token.${region}` };
    }
    case "error":
      return { ok: false, message: `HTTP ${status}${body.code ? ` ${body.code}` : ""}. Run triage to see what to do.` };
    case "redirect":
      return {
        ok: false,
        message: `HTTP ${status}, a redirect to another address. See INTERCOM_API_URL; the token was not sent on.`,
      };
    case "list":
    case "garbage":
      return { ok: false, message: "What answers is not Intercom's API. See INTERCOM_API_URL." };
    default:
      return body satisfies never;
  }
}
