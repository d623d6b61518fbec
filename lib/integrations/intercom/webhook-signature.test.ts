import { describe, expect, test } from "vitest";
import { isSignedByIntercom } from "#lib/integrations/intercom/webhook-signature.ts";

const SECRET = "secret";
const BODY = Buffer.from("hello world");
/** `printf 'hello world' | openssl dgst -sha1 -hmac secret` */
const SIGNATURE = "03376ee7ad7bbfceee98660439a4d8b125122a5a";

const check = (header: string | null, body: Uint8Array = BODY, secret = SECRET) =>
  isSignedByIntercom(body, header, secret);

describe("a signature", () => {
  test("given the one that openssl makes, then it is Intercom's, in either case of its digits", () => {
    expect(check(`sha1=${SIGNATURE}`)).toBe(true);
    expect(check(`sha1=${SIGNATURE.toUpperCase()}`)).toBe(true);
  });

  test("given another body by a single byte, or another secret, then it is not", () => {
    expect(check(`sha1=${SIGNATURE}`, Buffer.from("hello world "))).toBe(false);
    expect(check(`sha1=${SIGNATURE}`, BODY, "Secret")).toBe(false);
  });

  test.each([
    null,
    "",
    SIGNATURE,
    "sha1=",
    `sha256=${SIGNATURE}`,
    `sha1=${SIGNATURE.slice(1)}`,
    `sha1=${SIGNATURE}0`,
    `sha1=${SIGNATURE}\n`,
    ` sha1=${SIGNATURE}`,
    `sha1=${SIGNATURE.slice(1)}g`,
    `sha1=${SIGNATURE}, sha1=${SIGNATURE}`,
  ])("given the header %j, then it is not, and nothing is thrown", (header) => {
    expect(check(header)).toBe(false);
  });

  test("given bytes that are no text, then they are signed like any", () => {
    expect(check(`sha1=${SIGNATURE}`, new Uint8Array([0xff, 0x00, 0xfe]))).toBe(false);
  });
});
