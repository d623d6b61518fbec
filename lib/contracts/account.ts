import { z } from "zod";
import { Email, NewPassword } from "#lib/contracts/account-text.ts";
import { Name } from "#lib/text/plain.ts";

export const Role = z.enum(["admin", "responder", "viewer"]);
export type Role = z.infer<typeof Role>;

/** How somebody proves who they are. */
const SignsInBy = z.object({
  password: z.boolean(),
  /** Single sign-on: the host of each provider that knows the account, and the role that it gave at the last sign-in through it. */
  providers: z.array(z.object({ host: z.string(), role: Role.nullable() })),
});

/** An account as pages and API show it. Password hashes have no field here. */
export const Account = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: Role,
  signsInBy: SignsInBy,
  /** Null while the account may sign in. */
  disabledAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  lastSignInAt: z.iso.datetime().nullable(),
});
export type Account = z.infer<typeof Account>;

/** The first administrator; accepted once, while there is no account. */
export const FirstAdministrator = z.strictObject({ name: Name, email: Email, password: NewPassword });
export type FirstAdministrator = z.infer<typeof FirstAdministrator>;

export const NewAccount = z.strictObject({ name: Name, email: Email, role: Role, password: NewPassword });
export type NewAccount = z.infer<typeof NewAccount>;

/** Every field is optional; what is left out stays. */
export const AccountChange = z.strictObject({
  name: Name.optional(),
  role: Role.optional(),
  disabled: z.boolean().optional(),
  password: NewPassword.optional(),
});
export type AccountChange = z.infer<typeof AccountChange>;

export const AccountList = z.object({ accounts: z.array(Account) });
export type AccountList = z.infer<typeof AccountList>;
