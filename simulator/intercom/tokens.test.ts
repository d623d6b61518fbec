import { describe, expect, test } from "vitest";
import { TokenRegister } from "#simulator/intercom/tokens.ts";
import { givenSimulator } from "#simulator/test-simulator.ts";

describe("token register", () => {
  test("a token that was never revoked is good", () => {
    const tokens = new TokenRegister();

    expect([tokens.present("a"), tokens.present("b"), tokens.present(null)]).toEqual(["good", "good", "missing"]);
  });

  test("revoking takes every token seen so far, and none that comes later", () => {
    const tokens = new TokenRegister();
    tokens.present("a");
    tokens.present("b");

    tokens.revokeSeen();

    expect(["a", "new", "b", "new", "a"].map((token) => tokens.present(token))).toEqual([
      "revoked",
      "good",
      "revoked",
      "good",
      "revoked",
    ]);
  });

  test("where none was seen, the first that calls is revoked", () => {
    const tokens = new TokenRegister();

    tokens.revokeSeen();

    expect(tokens.present(null)).toBe("missing");
    expect(["a", "a", "new"].map((token) => tokens.present(token))).toEqual(["revoked", "revoked", "good"]);
  });

  test("forgetting a revocation restores the tokens", () => {
    const tokens = new TokenRegister();
    tokens.present("a");
    tokens.revokeSeen();

    tokens.forgetRevocations();

    expect(tokens.present("a")).toBe("good");
  });

  test("forgetting also calls off the revocation that waits for a first token", () => {
    const tokens = new TokenRegister();
    tokens.revokeSeen();

    tokens.forgetRevocations();

    expect(tokens.present("a")).toBe("good");
  });

  test("a flood of tokens does not make it forget which ones are revoked", () => {
    const tokens = new TokenRegister();
    tokens.present("a");
    tokens.revokeSeen();

    for (let number = 0; number < 2000; number += 1) tokens.present(`flood-${number}`);

    expect(tokens.present("a")).toBe("revoked");
  });
});

describe("token-revoked", () => {
  test("the token in use is refused, and a newly generated one works without another switch", async () => {
    const simulator = await givenSimulator();
    await simulator.get("/me", "old");
    await simulator.control({ scenario: "token-revoked" });

    const old = await simulator.get("/me", "old");
    const generated = await simulator.get("/me", "generated");

    expect([old.status, old.json.errors[0].code]).toEqual([401, "token_revoked"]);
    expect(old.headers.get("x-ratelimit-remaining")).toBeNull();
    expect([generated.status, (await simulator.get("/me", "old")).status]).toEqual([200, 401]);
  });

  test("switching to it again revokes the newly generated token too", async () => {
    const simulator = await givenSimulator();
    await simulator.get("/me", "old");
    await simulator.control({ scenario: "token-revoked" });
    await simulator.get("/me", "generated");

    await simulator.control({ scenario: "token-revoked" });

    expect((await simulator.get("/me", "generated")).status).toBe(401);
  });

  test("setting another system does not touch revocations; another mode of Intercom forgets them", async () => {
    const simulator = await givenSimulator();
    await simulator.get("/me", "old");
    await simulator.control({ scenario: "token-revoked" });
    await simulator.get("/me", "generated");

    await simulator.control({ health: "down" });
    expect((await simulator.get("/me", "old")).status).toBe(401);
    expect((await simulator.get("/me", "generated")).status).toBe(200);

    await simulator.control({ intercom: "healthy" });
    expect((await simulator.get("/me", "old")).status).toBe(200);
  });
});
