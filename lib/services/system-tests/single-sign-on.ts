import { z } from "zod";
import { boundedFetch } from "#lib/integrations/http/bounded-fetch.ts";
import { parseJson } from "#lib/integrations/http/parse-json.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import type { Finding, SystemUnderTest } from "#lib/services/system-tests/finding.ts";
import { capitalised, failureWords } from "#lib/triage/exchange.ts";

const MAX_BYTES = 256 * 1_024;

/** As much of a provider's description of itself as a sign-in needs (OpenID Connect Discovery 1.0, section 3). */
const Description = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
});

/** Reads how the provider describes itself. Whether it knows our client and secret shows with the first sign-in. */
export async function testSingleSignOn({ env: { oidc }, signal }: SystemUnderTest): Promise<Finding> {
  if (oidc === null) {
    throw new ServiceError("not_configured", "Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.");
  }
  const url = new URL(`${oidc.issuer}/.well-known/openid-configuration`);
  const answer = await boundedFetch({ url, signal, maxBodyBytes: MAX_BYTES });
  if (answer.kind !== "answered")
    return { ok: false, message: `${capitalised(failureWords(answer.code))}. See OIDC_ISSUER.` };
  const description = Description.safeParse(parseJson(answer.body));
  if (!description.success) {
    return { ok: false, message: `HTTP ${answer.status}, and not how a provider describes itself. See OIDC_ISSUER.` };
  }
  if (description.data.issuer.replace(/\/+$/, "") !== oidc.issuer) {
    return { ok: false, message: "The provider says to be another issuer, so nobody can sign in. See OIDC_ISSUER." };
  }
  return { ok: true, message: "The provider describes itself. Whether it knows Offhook shows with the first sign-in." };
}
