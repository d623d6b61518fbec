import type { FailureCode } from "#lib/triage/exchange.ts";

/** What our own health check said of the Intercom integration. */
export type HealthAnswer =
  | { readonly kind: "unreachable"; readonly code: FailureCode; readonly latencyMs: number }
  | {
      readonly kind: "answered";
      readonly httpStatus: number;
      /** The word at `.services.intercom.status`; null where the body has none. */
      readonly word: string | null;
      readonly latencyMs: number;
    };
