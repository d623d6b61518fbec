import { describe, expect, it } from "vitest";
import { ACCOUNT_ROLES, roleOf, roleOptions } from "#components/accounts/role-words.ts";

describe("roleOf", () => {
  it.each(ACCOUNT_ROLES)("given %s, keeps it", (role) => {
    expect(roleOf(ACCOUNT_ROLES, role)).toBe(role);
  });

  it.each(["", "root", "ADMIN"])("given %j, gives the least powerful role", (text) => {
    expect(roleOf(ACCOUNT_ROLES, text)).toBe("viewer");
  });

  it("given a role that is not offered, does not give it", () => {
    expect(roleOf(["viewer", "responder"], "admin")).toBe("viewer");
  });
});

describe("roleOptions", () => {
  it("says what each role may do", () => {
    expect(roleOptions(["viewer"])).toEqual([{ value: "viewer", label: "Viewer: may read" }]);
  });
});
