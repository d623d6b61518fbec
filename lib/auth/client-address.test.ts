import { expect, test } from "vitest";
import { clientAddress } from "#lib/auth/client-address.ts";

const cases: { given: string; peer?: string; forwarded?: string; expected: string }[] = [
  { given: "a client from afar", peer: "203.0.113.7", expected: "203.0.113.7" },
  { given: "a client from afar that forges a hop", peer: "203.0.113.7", forwarded: "1.2.3.4", expected: "203.0.113.7" },
  { given: "a neighbour that forges a hop", peer: "10.1.0.2", forwarded: "1.2.3.4", expected: "10.1.0.2" },
  { given: "a trusted proxy", peer: "10.0.0.2", forwarded: "198.51.100.1", expected: "198.51.100.1" },
  {
    given: "forged hops before the proxy's own",
    peer: "::1",
    forwarded: "1.1.1.1, 198.51.100.1",
    expected: "198.51.100.1",
  },
  {
    given: "a proxy on this machine that wrote nonsense",
    peer: "127.0.0.1",
    forwarded: "nonsense",
    expected: "127.0.0.1",
  },
  { given: "no peer", forwarded: "198.51.100.1", expected: "unknown" },
  { given: "nothing", expected: "unknown" },
  { given: "a mapped IPv4 peer", peer: "::ffff:203.0.113.7", expected: "203.0.113.7" },
  { given: "an IPv6 client", peer: "2001:db8:1:2:3:4:5:6", expected: "2001:db8:1:2::/64" },
  { given: "a shortened IPv6 client", peer: "2001:DB8::6", expected: "2001:db8:0:0::/64" },
];

test.each(cases)("given $given, then attempts count for $expected", ({ peer, forwarded, expected }) => {
  const headers = new Headers();
  if (peer) headers.set("x-offhook-peer", peer);
  if (forwarded) headers.set("x-forwarded-for", forwarded);
  expect(clientAddress(headers, ["10.0.0.0/24"])).toBe(expected);
});
