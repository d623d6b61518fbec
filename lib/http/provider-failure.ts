import type { ProviderFailure } from "#lib/contracts/sign-in.ts";

/**
 * Why talking to a provider failed, by what openid-client throws: an `OPError` is the provider's own refusal, an `RPError` a check
 * of ours that failed, all else a connection. Their texts quote what was sent and are for nobody.
 */
export function providerFailureOf(error: unknown): ProviderFailure {
  if (!(error instanceof Error)) return "provider-unreachable";
  if (error.name === "OPError") return "provider-refused";
  if (error.name !== "RPError" || error.message.startsWith("outgoing request timed out")) return "provider-unreachable";
  // With the times that were compared.
  return "now" in error ? "clock" : "answer-invalid";
}

/** What the log may say of it beside its kind: the provider's own code, such as `invalid_client`. */
export function providerCodeOf(error: unknown): string | null {
  const code = error instanceof Error && "error" in error ? error.error : null;
  return typeof code === "string" && /^[\w.-]{1,64}$/.test(code) ? code : null;
}
