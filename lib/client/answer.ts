import type { Conflict } from "#lib/contracts/problem.ts";

/**
 * Why a call brought no result. `code` is the server's stable one, or one of ours: `unreachable` where no answer came, and
 * `unreadable` where something else than Offhook answered (a proxy's page, for instance).
 */
export type Failure = {
  readonly code: string;
  /** The HTTP status; null where no answer came. */
  readonly status: number | null;
  /** What happened and what to do, for a person. */
  readonly message: string;
  /** What is wrong with single fields of the input, by their path. */
  readonly fields: Readonly<Record<string, string>>;
  /** Who changed what meanwhile, where that is why. */
  readonly conflict?: Conflict;
};

/** What a call to the API came to. A failure is a value: whoever calls decides what it means on the screen. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** A failure on its way through TanStack Query, which knows failures only as thrown errors. */
export class FailedCall extends Error {
  override readonly name = "FailedCall";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

export function valueOrThrow<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value;
  throw new FailedCall(answer.failure);
}

/** True when the session has ended: the person has to sign in again, and what they typed must stay. */
export function isSignedOut(failure: Failure): boolean {
  return failure.code === "unauthenticated";
}
