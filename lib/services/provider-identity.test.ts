import { describe, expect, test } from "vitest";
import { identityOf } from "#lib/services/provider-identity.ts";

const ISSUER = "https://login.example.com";
const settings = { roleClaim: "roles", defaultRole: "viewer" } as const;
const ANN = { sub: "248289761001", email: "Ann@Example.com", email_verified: true, name: "Ann Example" };

const roleOf = (more: object, changes: { roleClaim?: string; defaultRole?: "viewer" | null } = {}) =>
  identityOf({ ...ANN, ...more }, ISSUER, { ...settings, ...changes })?.role;

describe("the role", () => {
  test.each([
    { given: "a role", claims: { roles: "responder" }, role: "responder", isClaimed: true },
    { given: "a list", claims: { roles: ["viewer", "admin", "responder"] }, role: "admin", isClaimed: true },
    {
      given: "roles of others beside ours",
      claims: { roles: ["sales", "responder"] },
      role: "responder",
      isClaimed: true,
    },
    { given: "none of ours any more", claims: { roles: ["sales"] }, role: "viewer", isClaimed: true },
    { given: "an empty list", claims: { roles: [] }, role: "viewer", isClaimed: true },
    { given: "other letters", claims: { roles: "Admin" }, role: "viewer", isClaimed: true },
    { given: "an object that is named so", claims: { roles: { admin: true } }, role: "viewer", isClaimed: true },
    { given: "no claim", claims: {}, role: "viewer", isClaimed: false },
    { given: "a claim without a value", claims: { roles: null }, role: "viewer", isClaimed: false },
  ])("given $given, then it is $role, claimed: $isClaimed", ({ claims, role, isClaimed }) => {
    expect(roleOf(claims)).toEqual({ role, isClaimed });
  });

  test("given that none may begin without a role, then who has none is not let in", () => {
    expect(roleOf({}, { defaultRole: null })).toBeNull();
    expect(roleOf({ roles: ["sales"] }, { defaultRole: null })).toBeNull();
    expect(roleOf({ roles: ["viewer"] }, { defaultRole: null })).toEqual({ role: "viewer", isClaimed: true });
  });

  test("given a claim of another name, then that one counts, and a name that every object has does not", () => {
    const roleClaim = "https://example.com/offhook";
    expect(roleOf({ [roleClaim]: "admin", roles: "viewer" }, { roleClaim })).toEqual({
      role: "admin",
      isClaimed: true,
    });
    expect(roleOf({}, { roleClaim: "constructor" })).toEqual({ role: "viewer", isClaimed: false });
  });
});

describe("who it is", () => {
  test("given the usual claims, then they are taken, the address in lower case", () => {
    expect(identityOf(ANN, ISSUER, settings)).toEqual({
      issuer: ISSUER,
      subject: "248289761001",
      email: "ann@example.com",
      isEmailVerified: true,
      name: "Ann Example",
      role: { role: "viewer", isClaimed: false },
    });
  });

  test.each([undefined, false, "false", 1, "yes", null])(
    "given email_verified %j, then it is not verified",
    (verified) => {
      expect(identityOf({ ...ANN, email_verified: verified }, ISSUER, settings)?.isEmailVerified).toBe(false);
    },
  );

  test("given a name that turns the reading direction, then another one is taken", () => {
    const claims = { ...ANN, name: "nnA\u202e", preferred_username: "ann" };
    expect(identityOf(claims, ISSUER, settings)?.name).toBe("ann");
    expect(identityOf({ sub: "1", name: 7 }, ISSUER, settings)).toMatchObject({ name: "Somebody", email: null });
  });

  test.each([null, {}, { sub: "" }, { sub: 7 }, { sub: "x".repeat(256) }, "text"])(
    "given %j, then it is nobody",
    (claims) => {
      expect(identityOf(claims, ISSUER, settings)).toBeNull();
    },
  );
});
