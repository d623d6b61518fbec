import type { Author } from "#lib/incident/author.ts";
import type { ValueName } from "#lib/incident/value-name.ts";
import type { Instant } from "#lib/text/instant.ts";

/** Why a command was not done. `message` is a sentence for a person. */
export type Refusal =
  /** The value was replaced since the caller saw it. */
  | {
      readonly code: "conflict";
      readonly message: string;
      readonly value: ValueName;
      /** What it is now; null is not set. */
      readonly current: string | number | null;
      readonly by: Author;
      readonly recordedAt: Instant;
      /** The incident's version now. */
      readonly version: number;
    }
  /** It makes no sense as things stand. */
  | { readonly code: "not_now"; readonly message: string }
  /** The input contradicts the record. `field` is the command's own. */
  | { readonly code: "invalid_command"; readonly message: string; readonly field: string };

export const refuse = {
  notNow: (message: string): Refusal => ({ code: "not_now", message }),
  invalid: (field: string, message: string): Refusal => ({ code: "invalid_command", field, message }),
};
