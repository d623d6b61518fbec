import { z } from "zod";

/** What a person types to sign in. Lengths only bound the work: whether it is right is never said field by field. */
export const Credentials = z.object({ email: z.string().max(1_000), password: z.string().max(1_000) });
export type Credentials = z.infer<typeof Credentials>;

/** Why a sign-in through a provider came to nothing, as the sign-in page is told in its address. */
export type ProviderFailure =
  /** The person, or the provider for them, said no. */
  | "cancelled"
  | "provider-unreachable"
  /** The provider answered with an error: it does not know us, or not our secret. */
  | "provider-refused"
  /** What the provider sent is not from it, or not for this sign-in. */
  | "answer-invalid"
  | "clock"
  /** The browser no longer knows that a sign-in was begun. */
  | "not-begun"
  | "account-disabled"
  | "email-missing"
  | "email-unverified"
  | "email-taken"
  | "no-role"
  | "not-set-up"
  | "unavailable";
