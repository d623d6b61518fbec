import { BlockList, isIP } from "node:net";
import { z } from "zod";

/** Visible ASCII, as OAuth 2.0 has it (RFC 6749, appendix A). */
const visible = z
  .string()
  .regex(/^[\x21-\x7e]+$/, { error: "holds a space, a line break or a character that is not ASCII" });

/** What single sign-on by OpenID Connect is set with. */
export const OIDC_VARIABLES = {
  OIDC_ISSUER: z
    .url({
      protocol: /^https?$/,
      hostname: /^.+$/,
      error: "expected an address such as https://login.example.com",
      abort: true,
    })
    .refine(isSafe, { error: "expected https; http only on this machine itself" })
    .refine(isPlain, { error: "must hold no user name, password, query or fragment" })
    .optional(),
  OIDC_CLIENT_ID: visible.optional(),
  OIDC_CLIENT_SECRET: visible.optional(),
  OIDC_ROLE_CLAIM: visible.max(200, { error: "expected a name of at most 200 characters" }).optional(),
  OIDC_DEFAULT_ROLE: z
    .enum(["responder", "viewer", "none"], { error: "expected responder, viewer or none" })
    .optional(),
  OIDC_NAME: z
    .string()
    .regex(/^[\p{L}\p{N}\p{P}\p{S} ]{1,40}$/u, { error: "expected a name of at most 40 letters, digits and signs" })
    .optional(),
};

type Variables = z.infer<z.ZodObject<typeof OIDC_VARIABLES>>;

const NEEDED = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

/** All or none: half of it would let nobody in, and be noticed when somebody tries. */
export function oidcContradictions(variables: Variables): string[] {
  const { OIDC_ROLE_CLAIM, OIDC_DEFAULT_ROLE, OIDC_NAME } = variables;
  const set = [OIDC_ROLE_CLAIM, OIDC_DEFAULT_ROLE, OIDC_NAME, ...NEEDED.map((name) => variables[name])];
  if (set.every((value) => value === undefined)) return [];
  const missing = NEEDED.filter((name) => variables[name] === undefined);
  return missing.map((name) => `${name}: not set; single sign-on needs ${NEEDED.join(", ")} together`);
}

export type OidcSettings = {
  /** Without a slash at its end: providers do not agree on one. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that holds somebody's role, or a list with it. */
  readonly roleClaim: string;
  /** Of those whose claims name no role; null: they are not let in. */
  readonly defaultRole: "responder" | "viewer" | null;
  /** What the provider is called on the sign-in page. */
  readonly name: string;
};

/** Null where single sign-on is not set up. */
export function oidcSettings(variables: Variables): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = variables;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  const { OIDC_ROLE_CLAIM = "roles", OIDC_DEFAULT_ROLE = "viewer", OIDC_NAME = new URL(issuer).host } = variables;
  const defaultRole = OIDC_DEFAULT_ROLE === "none" ? null : OIDC_DEFAULT_ROLE;
  return {
    issuer: issuer.replace(/\/+$/, ""),
    clientId,
    clientSecret,
    roleClaim: OIDC_ROLE_CLAIM,
    defaultRole,
    name: OIDC_NAME,
  };
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

/** What proves who somebody is must not cross a network in the clear. */
function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  if (protocol === "https:" || hostname === "localhost") return true;
  const bare = hostname.replace(/^\[|\]$/g, "");
  return isIP(bare) !== 0 && LOOPBACK.check(bare, isIP(bare) === 6 ? "ipv6" : "ipv4");
}

function isPlain(address: string): boolean {
  const { username, password, search, hash } = new URL(address);
  return username + password + search + hash === "";
}
