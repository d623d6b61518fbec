import { expect, test } from "vitest";
import { providerFailureWords } from "#components/auth/provider-failure-words.ts";

test("given a failure, then it is a sentence that names the provider", () => {
  expect(providerFailureWords("no-role", "Acme")).toBe(
    "Acme gives you no role in Offhook. Ask an administrator for one.",
  );
});

test.each([undefined, "", "constructor", "toString", "<b>", ["no-role", "clock"]])(
  "given %j in the address, then nothing is said",
  (failure) => {
    expect(providerFailureWords(failure, "Acme")).toBeNull();
  },
);
