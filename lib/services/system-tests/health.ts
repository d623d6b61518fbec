import { askHealth } from "#lib/integrations/health/client.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import type { Finding, SystemUnderTest } from "#lib/services/system-tests/finding.ts";
import { capitalised, failureWords } from "#lib/triage/exchange.ts";

export async function testHealth({ env: { healthUrl }, signal }: SystemUnderTest): Promise<Finding> {
  if (healthUrl === null)
    throw new ServiceError("not_configured", "Set HEALTH_URL to the address of our own health check.");
  const answer = await askHealth({ url: healthUrl, signal });
  if (answer.kind === "unreachable") {
    return {
      ok: false,
      message: `${capitalised(failureWords(answer.code))}. See whether HEALTH_URL is right and the service runs.`,
    };
  }
  if (answer.word === null) {
    return {
      ok: false,
      message: `HTTP ${answer.httpStatus}, without a status at .services.intercom.status. See HEALTH_URL.`,
    };
  }
  return {
    ok: answer.httpStatus < 400,
    message: `HTTP ${answer.httpStatus}: our service calls Intercom “${answer.word}”.`,
  };
}
