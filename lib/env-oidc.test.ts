import { describe, expect, test } from "vitest";
import { EnvError, parseEnv } from "#lib/env.ts";

const ALL = {
  OIDC_ISSUER: "https://login.example.com/realms/acme/",
  OIDC_CLIENT_ID: "offhook",
  OIDC_CLIENT_SECRET: "a-secret-that-is-never-quoted",
};

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
  return [];
}

describe("single sign-on", () => {
  test("given nothing, then there is none", () => {
    expect(parseEnv({}).oidc).toBeNull();
  });

  test("given the three that it needs, then the rest follows", () => {
    expect(parseEnv(ALL).oidc).toEqual({
      issuer: "https://login.example.com/realms/acme",
      clientId: "offhook",
      clientSecret: ALL.OIDC_CLIENT_SECRET,
      roleClaim: "roles",
      defaultRole: "viewer",
      name: "login.example.com",
    });
    const more = { OIDC_ROLE_CLAIM: "https://acme.example/role", OIDC_DEFAULT_ROLE: "none", OIDC_NAME: "Acme, Inc." };
    expect(parseEnv({ ...ALL, ...more }).oidc).toMatchObject({
      roleClaim: "https://acme.example/role",
      defaultRole: null,
      name: "Acme, Inc.",
    });
  });

  test.each(Object.keys(ALL))("given all but %s, then the start is refused and says which is missing", (name) => {
    const { [name]: _, ...rest } = ALL as Record<string, string>;
    expect(problemsOf(rest)).toEqual([
      `${name}: not set; single sign-on needs OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET together`,
    ]);
  });

  test("given what only shapes it, then all three are missing", () => {
    expect(problemsOf({ OIDC_NAME: "Acme" })).toHaveLength(3);
    expect(problemsOf({ OIDC_DEFAULT_ROLE: "viewer" })).toHaveLength(3);
  });

  test.each(["http://localhost:8080", "http://127.0.0.1:8080", "http://127.1.2.3", "http://[::1]:8080"])(
    "given %s, then it stays on this machine and may do without https",
    (issuer) => {
      expect(parseEnv({ ...ALL, OIDC_ISSUER: issuer }).oidc?.issuer).toBe(issuer);
    },
  );

  test.each([
    "http://login.example.com",
    "http://10.0.0.7",
    "http://127.0.0.1.evil.example",
    "http://localhost.evil.example",
    "login.acme.example",
    "ftp://login.example.com",
    "https://user:password@login.example.com",
    "https://login.example.com/?tenant=1",
    "https://login.example.com/#here",
  ])("given the issuer %s, then one line names it and does not repeat it", (issuer) => {
    const problems = problemsOf({ ...ALL, OIDC_ISSUER: issuer });
    expect(problems).toEqual([expect.stringMatching(/^OIDC_ISSUER: /)]);
    expect(problems.join()).not.toContain(issuer);
  });

  test.each([
    ["OIDC_DEFAULT_ROLE", "admin"],
    ["OIDC_CLIENT_SECRET", "two words"],
    ["OIDC_CLIENT_ID", "two words"],
    ["OIDC_ROLE_CLAIM", "two words"],
    ["OIDC_NAME", "x".repeat(41)],
    ["OIDC_NAME", "emcA\u202e"],
  ])("given %s=%j, then one line names it", (name, value) => {
    expect(problemsOf({ ...ALL, [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name}: `))]);
  });
});
