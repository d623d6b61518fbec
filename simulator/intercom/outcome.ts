/** What Intercom's application decided about a call, before headers and request id. */
export type Outcome = { kind: "found"; body: object } | Refusal;

/** Becomes an `error.list` body with one error. */
export type Refusal = { kind: "refused"; status: number; code: string; message: string; field?: string };

export function found(body: object): Outcome {
  return { kind: "found", body };
}

export function refused(status: number, code: string, message: string, field?: string): Refusal {
  return { kind: "refused", status, code, message, ...(field === undefined ? {} : { field }) };
}

/** For an unknown path or id, and also for a known path with the wrong method, which Intercom answers alike. */
export const NOT_FOUND = refused(404, "not_found", "Resource Not Found");
