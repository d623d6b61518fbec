import type { Role } from "#lib/contracts/account.ts";

/** Who is asking. */
export type Actor =
  | {
      readonly kind: "account";
      readonly id: string;
      readonly name: string;
      readonly email: string;
      readonly role: Role;
    }
  | { readonly kind: "api-token"; readonly id: string; readonly name: string; readonly role: Role }
  /** Somebody with a shell on the machine, who could change the database by hand as well. */
  | { readonly kind: "operator"; readonly name: string; readonly role: "admin" };

/** The actor of the commands. */
export const OPERATOR: Actor = { kind: "operator", name: "Command line", role: "admin" };
