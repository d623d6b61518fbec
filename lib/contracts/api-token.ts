import { z } from "zod";
import { Name } from "#lib/text/plain.ts";

/** Tokens never administer: a leaked one must not be able to make more of itself. */
export const ApiTokenRole = z.enum(["responder", "viewer"]);
export type ApiTokenRole = z.infer<typeof ApiTokenRole>;

/** A token as it is listed: enough to recognise it, not enough to use it. */
export const ApiToken = z.object({
  id: z.string(),
  name: z.string(),
  role: ApiTokenRole,
  /** The first characters of the token, for instance `ofh_3kQ9`. */
  prefix: z.string(),
  createdAt: z.iso.datetime(),
  /** Who made it; null for one made at the command line. */
  createdBy: z.string().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type ApiToken = z.infer<typeof ApiToken>;

export const NewApiToken = z.strictObject({ name: Name, role: ApiTokenRole });
export type NewApiToken = z.infer<typeof NewApiToken>;

/** The only answer that ever holds the token itself. */
export const IssuedApiToken = ApiToken.extend({ token: z.string() });
export type IssuedApiToken = z.infer<typeof IssuedApiToken>;

export const ApiTokenList = z.object({ tokens: z.array(ApiToken) });
export type ApiTokenList = z.infer<typeof ApiTokenList>;
