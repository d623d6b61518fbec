import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { OPERATOR } from "#lib/auth/actor.ts";
import { db } from "#lib/db/client.ts";
import { changeAccount } from "#lib/services/change-account.ts";
import { createAccount } from "#lib/services/create-account.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import { signIn } from "#lib/services/sign-in.ts";
import { countSignInAttempt } from "#lib/services/sign-in-limit.ts";
import { contextOf, freshEmail, openTestDatabase } from "#lib/services/testing.ts";

const NOW = new Date("2026-11-22T10:00:00Z");
const PASSWORD = "correct horse battery";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

let addresses = 0;
const freshAddress = () => `address ${++addresses}`;
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

async function person() {
  const input = { name: "Ann", email: freshEmail(), role: "viewer", password: PASSWORD } as const;
  return createAccount({ ctx: contextOf(OPERATOR), input });
}

function attempt(email: string, password: string, address: string, now = NOW) {
  return signIn({ ctx: { now }, input: { email, password, address } });
}

/** The refusal's code, or null where the attempt went through. */
async function outcome(work: Promise<unknown>): Promise<string | null> {
  return work.then(
    () => null,
    (error: unknown) => {
      if (error instanceof ServiceError) return error.code;
      throw error;
    },
  );
}

describe("signing in", () => {
  test("given the right password, then the session's account and version come back and the time is kept", async () => {
    const { id, email } = await person();
    expect(await attempt(email.toUpperCase(), PASSWORD, freshAddress())).toEqual({ accountId: id, sessionVersion: 1 });
    expect((await db().account.findUniqueOrThrow({ where: { id } })).lastSignInAt).toEqual(NOW);
  });

  test("given a wrong password, an unknown address or a disabled account, then the answer is the same", async () => {
    const known = await person();
    const disabled = await person();
    await changeAccount({ ctx: contextOf(OPERATOR), input: { id: disabled.id, change: { disabled: true } } });
    const refusals = await Promise.allSettled([
      attempt(known.email, "wrong horse battery", freshAddress()),
      attempt(freshEmail(), PASSWORD, freshAddress()),
      attempt(disabled.email, PASSWORD, freshAddress()),
    ]);
    const reasons = refusals.map((refusal) => refusal.status === "rejected" && refusal.reason);
    expect(reasons[0]).toMatchObject({ code: "invalid_credentials" });
    expect(new Set(reasons.map(String)).size).toBe(1);
  });

  test.each([
    { given: "nothing", email: "" },
    { given: "no address", email: "ann" },
    { given: "a NUL", email: "a\0nn@example.com" },
    { given: "a lone surrogate", email: "\ud800@example.com" },
    { given: "900 characters", email: `${"x".repeat(900)}@example.com` },
  ])("given $given for an address, then it is refused like any other", async ({ email }) => {
    expect(await outcome(attempt(email, PASSWORD, freshAddress()))).toBe("invalid_credentials");
  });
});

describe("the limit", () => {
  test("given thirty parallel guesses at one account, then five are checked, and the right password must wait too", async () => {
    const { email } = await person();
    const address = freshAddress();
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, index) => outcome(attempt(email, `guess number ${index}`, address))),
    );
    expect(outcomes.filter((code) => code === "invalid_credentials")).toHaveLength(5);
    expect(outcomes.filter((code) => code === "too_many_attempts")).toHaveLength(25);
    await expect(attempt(email, PASSWORD, address, minutesLater(5))).rejects.toMatchObject({
      code: "too_many_attempts",
      message: "Too many sign-in attempts. Try again in 10 minutes.",
      retryAfterSeconds: 600,
    });
    expect(await outcome(attempt(email, PASSWORD, freshAddress()))).toBeNull();
    expect(await outcome(attempt(email, PASSWORD, address, minutesLater(15)))).toBeNull();
  });

  test("given an account that does not exist, then the limit speaks the same", async () => {
    const email = freshEmail();
    const address = freshAddress();
    for (let guess = 0; guess < 5; guess++) await countSignInAttempt({ email, address }, NOW);
    expect(await outcome(attempt(email, PASSWORD, address))).toBe("too_many_attempts");
  });

  test("given one address that tries many accounts, then it is stopped after twenty", async () => {
    const address = freshAddress();
    const tries = Array.from({ length: 30 }, () => outcome(countSignInAttempt({ email: freshEmail(), address }, NOW)));
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter((code) => code === null)).toHaveLength(20);
  });

  test("given one account tried from many addresses, then it is stopped after fifty", async () => {
    const email = freshEmail();
    const tries = Array.from({ length: 60 }, () =>
      outcome(countSignInAttempt({ email, address: freshAddress() }, NOW)),
    );
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter((code) => code === null)).toHaveLength(50);
  });

  test("given somebody who goes on after being stopped, then others at the address are not shut out", async () => {
    const address = freshAddress();
    const email = freshEmail();
    for (let guess = 0; guess < 40; guess++) await outcome(countSignInAttempt({ email, address }, NOW));
    expect(await outcome(countSignInAttempt({ email: freshEmail(), address }, NOW))).toBeNull();
  });

  test("given a success after four slips, then the count begins anew", async () => {
    const { email } = await person();
    const address = freshAddress();
    for (let round = 0; round < 3; round++) {
      for (let slip = 0; slip < 4; slip++) await countSignInAttempt({ email, address }, NOW);
      expect(await outcome(attempt(email, PASSWORD, address))).toBeNull();
    }
  });

  test("given what is kept to count, then nobody's address can be read in it", async () => {
    const email = freshEmail();
    await countSignInAttempt({ email, address: freshAddress() }, NOW);
    const rows = await db().signInWindow.findMany();
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(Buffer.from(key).toString("latin1")).not.toContain(email);
  });
});
