import { describe, expect, it } from "vitest";
import { claimsTogether } from "#lib/http/provider-claims.ts";

const ANN = "ann@example.com";
const EVE = "eve@example.com";

describe("what a provider says in two places", () => {
  it("given claims in both, then those of the signed token count, and the others are added", () => {
    const signed = { sub: "1", name: "Ann", roles: ["viewer"] };
    const told = { sub: "2", name: "Eve", roles: ["admin"], email: ANN, email_verified: true };
    expect(claimsTogether(signed, told)).toEqual({ ...signed, email: ANN, email_verified: true });
  });

  it.each([
    { given: "all in the token", signed: { email: ANN, email_verified: true }, told: { email: EVE }, verified: true },
    {
      given: "the word beside the same address",
      signed: { email: ANN },
      told: { email: ANN, email_verified: true },
      verified: true,
    },
    {
      given: "the word beside another address",
      signed: { email: ANN },
      told: { email: EVE, email_verified: true },
      verified: undefined,
    },
    {
      given: "the word without an address",
      signed: { email: ANN },
      told: { email_verified: true },
      verified: undefined,
    },
    {
      given: "an address without the word",
      signed: { email_verified: true },
      told: { email: ANN },
      verified: undefined,
    },
    {
      given: "two words of one address",
      signed: { email: ANN, email_verified: false },
      told: { email: ANN, email_verified: true },
      verified: false,
    },
  ])("given $given, then that it is verified: $verified", ({ signed, told, verified }) => {
    expect(claimsTogether({ sub: "1", ...signed }, told)).toMatchObject({ email: ANN });
    expect(claimsTogether({ sub: "1", ...signed }, told).email_verified).toBe(verified);
  });
});
