import type { SecretKind } from "#lib/logs/parsed-log.ts";

/** `authorization`: a scheme may stand before the token. `name?`: of a person, or of anything else. `body?`: only where it is markup. */
export type NamedKind = SecretKind | "authorization" | "name?" | "body?";

const WHOLE: Readonly<Record<string, NamedKind>> = {
  auth: "token",
  bearer: "token",
  body: "body?",
  cell: "phone number",
  credential: "token",
  credentials: "token",
  csrf: "token",
  cvc: "card number",
  cvv: "card number",
  iban: "card number",
  jwt: "token",
  login: "name",
  mail: "e-mail address",
  mobile: "phone number",
  msisdn: "phone number",
  name: "name?",
  otp: "password",
  pan: "card number",
  pass: "password",
  pin: "password",
  pwd: "password",
  session: "token",
  sid: "token",
  ssn: "name",
  tel: "phone number",
  userpass: "password",
  whatsapp: "phone number",
  xsrf: "token",
};

const ENDS: readonly (readonly [end: string, kind: NamedKind])[] = [
  ["cookie", "cookie"],
  ["cookies", "cookie"],
  ["authorization", "authorization"],
  ["password", "password"],
  ["passwd", "password"],
  ["passphrase", "password"],
  ["passcode", "password"],
  ["token", "token"],
  ["tokens", "token"],
  ["secret", "token"],
  ["secrets", "token"],
  ["sessionid", "token"],
  ["sessid", "token"],
  ["connectsid", "token"],
  ["apikey", "key"],
  ["accesskey", "key"],
  ["accesskeyid", "key"],
  ["secretkey", "key"],
  ["privatekey", "key"],
  ["signingkey", "key"],
  ["encryptionkey", "key"],
  ["amzsignature", "key"],
  ["email", "e-mail address"],
  ["emailaddress", "e-mail address"],
  ["emails", "e-mail address"],
  ["phone", "phone number"],
  ["phones", "phone number"],
  ["phonenumber", "phone number"],
  ["telephone", "phone number"],
  ["mobilenumber", "phone number"],
  ["cardnumber", "card number"],
  ["firstname", "name"],
  ["lastname", "name"],
  ["fullname", "name"],
  ["displayname", "name"],
  ["givenname", "name"],
  ["familyname", "name"],
  ["surname", "name"],
  ["realname", "name"],
  ["nickname", "name"],
  ["username", "name"],
  ["contactname", "name"],
  ["customername", "name"],
  ["authorname", "name"],
];

/** Names that stand for a number of something, or for what kind it is. */
const HARMLESS = new Set(["maxtokens", "tokens", "prompttokens", "completiontokens", "totaltokens", "hostname"]);

/** What a field of that name holds; null where it may stay. `X-Api-Key`, `api_key` and `apiKey` are one name. */
export function kindOfName(name: string): NamedKind | null {
  const plain = name.toLowerCase().replace(/[^a-z0-9]+/g, "");
  if (plain.length < 3 || HARMLESS.has(plain)) return null;
  const whole = Object.hasOwn(WHOLE, plain) ? WHOLE[plain] : undefined;
  return whole ?? ENDS.find(([end]) => plain.endsWith(end))?.[1] ?? null;
}

const PEOPLE = new Set([
  "admin",
  "assignee",
  "author",
  "contact",
  "customer",
  "from",
  "lead",
  "owner",
  "person",
  "sender",
  "user",
  "visitor",
]);

/** Whether an object under that name, or of that `type`, is a person. */
export function isPerson(name: string): boolean {
  return PEOPLE.has(name.toLowerCase());
}

/** Fields that only objects which are people have. */
const OF_PEOPLE = new Set(["avatar", "email", "externalid", "phone", "signedupat", "lastseenat", "hasinboxseat"]);

export function tellsOfPerson(name: string): boolean {
  return OF_PEOPLE.has(name.toLowerCase().replaceAll("_", ""));
}
