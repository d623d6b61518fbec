import type { Refusal } from "#lib/incident/refusal.ts";
import { ServiceError } from "#lib/services/service-error.ts";

/** What the incident's own rules refuse, as every caller of a service gets it. */
export function refused(refusal: Refusal): ServiceError {
  switch (refusal.code) {
    case "conflict": {
      const { code, message, ...conflict } = refusal;
      return new ServiceError(code, message, { conflict });
    }
    case "not_now":
      return new ServiceError(refusal.code, refusal.message);
    case "invalid_command":
      return new ServiceError(refusal.code, refusal.message, { field: refusal.field });
    default:
      return refusal satisfies never;
  }
}
