import { expect, test } from "vitest";
import { roleGiver, signInWords } from "#components/accounts/sign-in-words.ts";

const ACME = { host: "login.acme.example", role: "viewer" } as const;
const OTHER = { host: "other.example", role: null } as const;

test.each([
  { signsInBy: { password: true, providers: [] }, words: "signs in by password", giver: null },
  { signsInBy: { password: false, providers: [ACME] }, words: `signs in by ${ACME.host}`, giver: ACME.host },
  {
    signsInBy: { password: true, providers: [OTHER, ACME] },
    words: `signs in by password or ${OTHER.host} or ${ACME.host}`,
    giver: ACME.host,
  },
  { signsInBy: { password: true, providers: [OTHER] }, words: `signs in by password or ${OTHER.host}`, giver: null },
  { signsInBy: { password: false, providers: [] }, words: "has no way to sign in", giver: null },
])("given $signsInBy, then it is said", ({ signsInBy, words, giver }) => {
  expect([signInWords({ signsInBy }), roleGiver({ signsInBy })]).toEqual([words, giver]);
});
