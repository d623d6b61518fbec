import { scryptSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hashPassword, verifyPassword } from "#lib/auth/password.ts";

describe("a password", () => {
  test("given its hash, when the same password is verified, then it is accepted", async () => {
    const kept = await hashPassword("correct horse battery");
    expect(await verifyPassword("correct horse battery", kept)).toBe(true);
  });

  test("given its hash, when another password is verified, then it is refused", async () => {
    const kept = await hashPassword("correct horse battery");
    expect(await verifyPassword("correct horse batterz", kept)).toBe(false);
  });

  test("given the same password twice, then the hashes differ and none holds the password", async () => {
    const [first, second] = await Promise.all([
      hashPassword("correct horse battery"),
      hashPassword("correct horse battery"),
    ]);
    expect(first).not.toBe(second);
    expect(first).not.toContain("correct");
  });

  test("given a hash made with cheaper parameters, then it is verified with its own", async () => {
    const salt = Buffer.from("0123456789abcdef");
    const key = scryptSync("an older password", salt, 32, { N: 1024, r: 8, p: 1 });
    const kept = `scrypt$N=1024,r=8,p=1$${salt.toString("base64url")}$${key.toString("base64url")}`;
    expect(await verifyPassword("an older password", kept)).toBe(true);
    expect(await verifyPassword("another password", kept)).toBe(false);
  });

  test("given letters composed differently, then they are the same password", async () => {
    const kept = await hashPassword("caf\u00e9 au lait s'il vous plait");
    expect(await verifyPassword("cafe\u0301 au lait s'il vous plait", kept)).toBe(true);
  });

  test.each(["\ud800 lone surrogate", "nul\0nul\0nul\0", "x".repeat(200)])(
    "given %j, then it can be used",
    async (odd) => {
      expect(await verifyPassword(odd, await hashPassword(odd))).toBe(true);
    },
  );

  test("given no account, then the answer is no after the work of a real one", async () => {
    const before = process.cpuUsage();
    expect(await verifyPassword("correct horse battery", null)).toBe(false);
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeGreaterThan(20_000);
  });

  test("given a hash that is not ours, then it is an error and not a refusal", async () => {
    await expect(verifyPassword("x", "plain text")).rejects.toThrow("not in the format");
  });
});
